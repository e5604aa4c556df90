package dev.sourcelake.extractors.python.names;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.python.symtable.Symbol;
import dev.sourcelake.extractors.python.symtable.SymbolTable;
import dev.sourcelake.extractors.python.syntax.Context;
import dev.sourcelake.extractors.python.syntax.Kind;
import dev.sourcelake.extractors.python.syntax.Node;
import dev.sourcelake.extractors.treesitter.PythonNames;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.table.Candidate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which definitions and imports the symbols of a file stand for. */
public final class SymbolDefinitions {
  private final SyntaxTree tree;
  private final PythonNames names;
  private final SymbolTable table;
  private final Map<Symbol, Integer> definitions = new HashMap<>();
  private final Map<Symbol, List<Candidate>> imports = new HashMap<>();

  /** Looks at all that binds a name in a module; of several definitions the first counts. */
  public SymbolDefinitions(Node module, SymbolTable table, SyntaxTree tree, PythonNames names) {
    this.tree = tree;
    this.names = names;
    this.table = table;
    Deque<Node> pending = new ArrayDeque<>();
    pending.push(module);
    while (!pending.isEmpty()) {
      Node node = pending.pop();
      add(node);
      for (int i = node.size() - 1; i >= 0; i--) {
        if (node.part(i) != null) {
          pending.push(node.part(i));
        }
      }
    }
  }

  /** The number of the definition that a symbol names, or null. */
  public Integer definition(Symbol symbol) {
    return definitions.get(symbol);
  }

  /** What a symbol that is imported may mean: all its imports, and what else is assigned to it. */
  public List<Candidate> imported(Symbol symbol) {
    return imports.getOrDefault(symbol, List.of());
  }

  private void add(Node node) {
    switch (node.kind()) {
      case NAME -> {
        if (node.context() == Context.STORE) {
          define(node, names.named(node.source()));
        }
      }
      case FUNCTION_DEF, ASYNC_FUNCTION_DEF, CLASS_DEF -> define(node, names.of(node.source()));
      case ARG -> define(node, names.named(node.source()));
      case EXCEPT_HANDLER, MATCH_AS, MATCH_STAR, MATCH_MAPPING -> {
        if (node.value() != null) {
          define(node, names.named(nameNode(node)));
        }
      }
      case TYPE_VAR, PARAM_SPEC, TYPE_VAR_TUPLE -> define(node, names.named(nameNode(node)));
      case ALIAS -> {
        Symbol symbol = table.symbol(node, boundName(node));
        if (symbol != null && !imports.containsKey(symbol)) {
          List<Candidate> targets = names.imported(boundNode(node.source()));
          if (!targets.isEmpty()) {
            imports.put(symbol, targets);
          }
        }
      }
      default -> {
        // It binds nothing.
      }
    }
  }

  private void define(Node node, Integer number) {
    Symbol symbol = number == null ? null : table.symbol(node);
    if (symbol != null) {
      definitions.putIfAbsent(symbol, number);
    }
  }

  private static String boundName(Node alias) {
    String value = alias.value();
    int as = value.indexOf(" as ");
    String bound = as >= 0 ? value.substring(as + 4) : value;
    int dot = bound.indexOf('.');
    return dot < 0 ? bound : bound.substring(0, dot);
  }

  /** The node of the name that an import binds. */
  int boundNode(int imported) {
    return tree.is(imported, "aliased_import") ? tree.child(imported, "alias") : imported;
  }

  /** The node of the name that a handler, a pattern or a type parameter binds, or none. */
  int nameNode(Node node) {
    int found = NONE;
    int end = tree.after(node.source());
    for (int at = node.source(); at < end; at++) {
      if (node.is(Kind.EXCEPT_HANDLER) && tree.is(at, "block")) {
        return found;
      }
      if (tree.is(at, "identifier") && tree.text(at).equals(node.value())) {
        if (node.kind() == Kind.TYPE_VAR
            || node.kind() == Kind.PARAM_SPEC
            || node.kind() == Kind.TYPE_VAR_TUPLE) {
          return at;
        }
        found = at;
      }
    }
    return found;
  }
}
