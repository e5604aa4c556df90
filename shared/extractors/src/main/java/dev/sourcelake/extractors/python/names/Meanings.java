package dev.sourcelake.extractors.python.names;

import dev.sourcelake.extractors.python.symtable.Symbol;
import dev.sourcelake.extractors.python.symtable.SymbolTable;
import dev.sourcelake.extractors.python.syntax.Context;
import dev.sourcelake.extractors.python.syntax.Kind;
import dev.sourcelake.extractors.python.syntax.Node;
import dev.sourcelake.extractors.python.syntax.Role;
import dev.sourcelake.extractors.treesitter.PythonNames;
import dev.sourcelake.model.table.Candidate;
import java.util.ArrayList;
import java.util.List;

/** Tells what names and attributes mean, by the scopes and imports of their file. */
final class Meanings {
  private final PythonNames names;
  private final SymbolTable table;
  private final SymbolDefinitions symbols;

  Meanings(PythonNames names, SymbolTable table, SymbolDefinitions symbols) {
    this.names = names;
    this.table = table;
    this.symbols = symbols;
  }

  /**
   * What the name that a node holds means; one without a definition, as a comprehension's, is
   * local.
   */
  Meaning of(Node node, int definition) {
    Symbol symbol = table.symbol(node);
    Meaning meaning = of(symbol, node.value());
    if (isBoundLater(meaning, node, definition)) {
      return before(meaning, node, definition);
    }
    if (symbol == null || meaning.binding() >= 0 || !meaning.candidates().isEmpty()) {
      return meaning;
    }
    String around = names.qualifiedName(definition);
    String name = around == null || around.isEmpty() ? node.value() : around + "." + node.value();
    return new Meaning(-1, List.of(new Candidate(name, "local", 0)));
  }

  /** Whether a name is read before the end of what its own body defines under it. */
  private boolean isBoundLater(Meaning meaning, Node node, int definition) {
    int bound = meaning.binding();
    return bound >= 0
        && node.is(Kind.NAME)
        && node.context() == Context.LOAD
        && node.start() < names.end(bound)
        && names.around(bound) == definition;
  }

  /** What it means then: what is imported under it, or what a class's body sees around it. */
  private Meaning before(Meaning meaning, Node node, int definition) {
    if (!meaning.candidates().isEmpty()) {
      return new Meaning(-1, meaning.candidates());
    }
    return names.isClass(definition) ? of(table.symbolBefore(node), node.value()) : meaning;
  }

  /** What a symbol of the file means, or a name that no scope of it binds. */
  Meaning of(Symbol symbol, String name) {
    if (symbol == null) {
      return new Meaning(-1, names.unbound(name));
    }
    Integer definition = symbols.definition(symbol);
    return new Meaning(definition == null ? -1 : definition, symbols.imported(symbol));
  }

  /** What an import names. */
  Meaning imported(String target) {
    return target == null
        ? Meaning.UNKNOWN
        : new Meaning(-1, List.of(new Candidate(target, "import", 0)));
  }

  /** What an attribute of a plain dotted name means: of a module, a class of the file, or self. */
  Meaning ofAttribute(Node node, int definition) {
    String dotted = node.dotted();
    if (dotted == null) {
      return Meaning.UNKNOWN;
    }
    Node root = node;
    while (root.is(Kind.ATTRIBUTE)) {
      root = root.part(Role.VALUE);
    }
    Symbol symbol = table.symbol(root);
    if (symbol == null) {
      return new Meaning(-1, names.unbound(dotted));
    }
    List<Candidate> imported = symbols.imported(symbol);
    boolean direct = node.part(Role.VALUE) == root;
    Integer bound = direct ? symbols.definition(symbol) : null;
    if (!imported.isEmpty()) {
      Integer member =
          bound != null && names.isClass(bound) ? names.member(bound, node.value()) : null;
      String rest = dotted.substring(root.value().length());
      return new Meaning(member == null ? -1 : member, with(rest, imported));
    }
    if (bound == null) {
      return Meaning.UNKNOWN;
    }
    Integer type = names.isClass(bound) ? bound : names.selfType(root.value(), definition);
    return type == null ? Meaning.UNKNOWN : member(type, node.value());
  }

  private static List<Candidate> with(String rest, List<Candidate> candidates) {
    List<Candidate> all = new ArrayList<>(candidates.size());
    for (Candidate each : candidates) {
      all.add(new Candidate(each.name() + rest, each.source(), each.rank()));
    }
    return all;
  }

  private Meaning member(int type, String name) {
    Integer member = names.member(type, name);
    return member != null ? Meaning.bound(member) : new Meaning(-1, names.members(type, name));
  }
}
