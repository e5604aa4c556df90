package dev.sourcelake.extractors.python.names;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.python.symtable.Symbol;
import dev.sourcelake.extractors.python.symtable.SymbolTable;
import dev.sourcelake.extractors.python.syntax.Node;
import dev.sourcelake.extractors.python.syntax.Role;
import dev.sourcelake.extractors.treesitter.PythonNames;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Finds all occurrences of names in a file, and binds them. */
public final class ReferenceFinder {
  private final SyntaxTree tree;
  private final PythonNames names;
  private final SymbolTable table;
  private final SymbolDefinitions symbols;
  private final Meanings meanings;
  private final List<Reference> found = new ArrayList<>();
  private final Deque<Place> pending = new ArrayDeque<>();

  /** A node to be looked at, what it is used for, and the definition in whose body it stands. */
  private record Place(Node node, Use use, int definition) {}

  private ReferenceFinder(
      SyntaxTree tree, PythonNames names, SymbolTable table, SymbolDefinitions symbols) {
    this.tree = tree;
    this.names = names;
    this.table = table;
    this.symbols = symbols;
    this.meanings = new Meanings(names, table, symbols);
  }

  /** All of them, in the order of their places. */
  public static List<Reference> find(
      Node module,
      SyntaxTree tree,
      PythonNames names,
      SymbolTable table,
      SymbolDefinitions symbols) {
    ReferenceFinder finder = new ReferenceFinder(tree, names, table, symbols);
    finder.pending.push(new Place(module, Use.READ, 0));
    while (!finder.pending.isEmpty()) {
      Place place = finder.pending.pop();
      finder.look(place.node(), place.use(), place.definition());
    }
    // As one comparator, since very many are compared.
    finder.found.sort((a, b) ->
        a.start() == b.start()
            ? Integer.compare(a.end(), b.end())
            : Integer.compare(a.start(), b.start()));
    return finder.found;
  }

  private void look(Node node, Use use, int definition) {
    switch (node.kind()) {
      case NAME -> name(node, use, definition);
      case ATTRIBUTE -> attribute(node, use, definition);
      case FUNCTION_DEF, ASYNC_FUNCTION_DEF, CLASS_DEF -> definition(node, definition);
      case LAMBDA -> {
        Integer own = names.of(node.source());
        parts(node, Use.READ, own == null ? definition : own);
      }
      case ARG -> {
        declaration(node, node.source(), definition, names.named(node.source()));
        parts(node, Use.TYPE, definition);
      }
      case TYPE_VAR, PARAM_SPEC, TYPE_VAR_TUPLE -> {
        int name = symbols.nameNode(node);
        declaration(node, name, definition, name == NONE ? null : names.named(name));
        parts(node, Use.TYPE, definition);
      }
      case TYPE_ALIAS -> {
        look(node.part(Role.NAME), Use.DECLARATION, definition);
        rest(node, Role.NAME, Use.TYPE, definition);
      }
      case ANN_ASSIGN -> {
        for (int i = 0; i < node.size(); i++) {
          later(node.part(i), node.role(i) == Role.ANNOTATION ? Use.TYPE : Use.READ, definition);
        }
      }
      case AUG_ASSIGN -> {
        later(node.part(Role.TARGET), Use.READ_WRITE, definition);
        rest(node, Role.TARGET, Use.READ, definition);
      }
      case CALL -> {
        later(node.part(Role.FUNC), Use.CALL, definition);
        rest(node, Role.FUNC, Use.READ, definition);
      }
      case KEYWORD -> keyword(node, definition);
      case ALIAS -> imported(node, definition);
      case IMPORT_FROM -> {
        module(node, definition);
        parts(node, Use.READ, definition);
      }
      case GLOBAL -> listed(node, Use.GLOBAL, definition);
      case NONLOCAL -> listed(node, Use.NONLOCAL, definition);
      case EXCEPT_HANDLER, MATCH_AS, MATCH_STAR, MATCH_MAPPING -> {
        if (node.value() != null) {
          bound(node, symbols.nameNode(node), definition);
        }
        parts(node, Use.READ, definition);
      }
      case MATCH_CLASS -> {
        keywordPatterns(node, definition);
        later(node.part(Role.CLS), Use.TYPE, definition);
        rest(node, Role.CLS, Use.READ, definition);
      }
      case SUBSCRIPT, BIN_OP, TUPLE, LIST, STARRED ->
          parts(node, use == Use.TYPE ? Use.TYPE : Use.READ, definition);
      default -> parts(node, Use.READ, definition);
    }
  }

  private void later(Node part, Use use, int definition) {
    if (part != null) {
      pending.push(new Place(part, use, definition));
    }
  }

  private void parts(Node node, Use use, int definition) {
    rest(node, null, use, definition);
  }

  private void rest(Node node, Role without, Use use, int definition) {
    for (int i = 0; i < node.size(); i++) {
      if (node.role(i) != without) {
        later(node.part(i), use, definition);
      }
    }
  }

  private void name(Node node, Use use, int definition) {
    Meaning meaning = meanings.of(node, definition);
    add(node.start(), node.end(), use(node, use, meaning), definition, meaning);
  }

  private void attribute(Node node, Use use, int definition) {
    Meaning meaning = meanings.ofAttribute(node, definition);
    // The name is the last of an attribute, and stands there as it is but for its normal form.
    int name = tree.child(node.source(), "attribute");
    int start = name == NONE ? node.end() - node.value().length() : tree.start(name);
    add(start, node.end(), use(node, use, meaning), definition, meaning);
    later(node.part(Role.VALUE), Use.READ, definition);
  }

  private Use use(Node node, Use wanted, Meaning meaning) {
    return switch (node.context()) {
      case STORE -> wanted == Use.READ_WRITE || wanted == Use.DECLARATION ? wanted : Use.WRITE;
      case DEL -> Use.DELETE;
      case LOAD -> {
        boolean type = meaning.binding() >= 0 && names.isClass(meaning.binding());
        yield wanted == Use.CALL && type ? Use.CONSTRUCT : wanted;
      }
    };
  }

  private void definition(Node node, int around) {
    Integer number = names.of(node.source());
    int own = number == null ? around : number;
    declaration(node, tree.child(node.source(), "name"), around, number);
    for (int i = 0; i < node.size(); i++) {
      switch (node.role(i)) {
        case DECORATOR_LIST -> later(node.part(i), Use.ANNOTATION, around);
        case BASES -> later(node.part(i), Use.TYPE, around);
        case RETURNS -> later(node.part(i), Use.TYPE, own);
        default -> later(node.part(i), Use.READ, own);
      }
    }
  }

  private void declaration(Node node, int name, int definition, Integer number) {
    if (name != NONE) {
      Meaning meaning = number == null ? meanings.of(node, definition) : Meaning.bound(number);
      add(tree.start(name), tree.end(name), Use.DECLARATION, definition, meaning);
    }
  }

  private void bound(Node node, int name, int definition) {
    if (name != NONE) {
      add(tree.start(name), tree.end(name), Use.WRITE, definition, meanings.of(node, definition));
    }
  }

  private void keyword(Node node, int definition) {
    if (node.value() != null) {
      int name = tree.child(node.source(), "name");
      add(tree.start(name), tree.end(name), Use.KEYWORD, definition, Meaning.UNKNOWN);
    }
    parts(node, Use.READ, definition);
  }

  /** The imported name, and the alias that it is given. */
  private void imported(Node node, int definition) {
    int source = node.source();
    if (node.value().equals("*")) {
      return;
    }
    int bound = symbols.boundNode(source);
    Meaning meaning = meanings.imported(names.importTarget(bound));
    int name = bound == source ? source : tree.child(source, "name");
    add(tree.start(name), tree.end(name), Use.IMPORT, definition, meaning);
    if (bound != source) {
      add(tree.start(bound), tree.end(bound), Use.IMPORT, definition, meaning);
    }
  }

  /** The module that names are imported from, without its dots. */
  private void module(Node node, int definition) {
    int module = tree.child(node.source(), "module_name");
    int dotted = module;
    if (module != NONE && tree.is(module, "relative_import")) {
      dotted = tree.after(module) - 1;
      while (dotted > module && !tree.is(dotted, "dotted_name")) {
        dotted--;
      }
    }
    if (dotted == NONE || !tree.is(dotted, "dotted_name")) {
      return;
    }
    Node first = node.part(Role.NAMES);
    int bound = first == null ? NONE : symbols.boundNode(first.source());
    boolean all = first != null && first.value().equals("*");
    String target = bound == NONE ? null : names.importTarget(all ? module : bound);
    int name = target == null || all ? -1 : target.lastIndexOf('.');
    Meaning meaning = meanings.imported(name < 0 ? target : target.substring(0, name));
    add(tree.start(dotted), tree.end(dotted), Use.IMPORT, definition, meaning);
  }

  private void keywordPatterns(Node node, int definition) {
    for (int at = tree.firstChild(node.source()); at != NONE; at = tree.nextSibling(at)) {
      int inner = tree.is(at, "case_pattern") ? tree.firstChild(at) : NONE;
      if (inner != NONE && tree.is(inner, "as_pattern")) {
        inner = tree.firstChild(tree.firstNamedChild(inner));
      }
      if (inner != NONE && tree.is(inner, "keyword_pattern")) {
        int name = tree.firstNamedChild(inner);
        add(tree.start(name), tree.end(name), Use.KEYWORD, definition, Meaning.UNKNOWN);
      }
    }
  }

  private void listed(Node node, Use use, int definition) {
    for (int at = tree.firstChild(node.source()); at != NONE; at = tree.nextSibling(at)) {
      if (tree.is(at, "identifier")) {
        Symbol symbol = table.symbol(node, tree.text(at));
        add(tree.start(at), tree.end(at), use, definition, meanings.of(symbol, tree.text(at)));
      }
    }
  }

  private void add(int start, int end, Use use, int definition, Meaning meaning) {
    found.add(new Reference(start, end, use, definition, meaning.binding(), meaning.candidates()));
  }
}
