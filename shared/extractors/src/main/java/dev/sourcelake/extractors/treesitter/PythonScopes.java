package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;

/** Where Python's names are bound: in the body in which they stand, or where that sends them. */
final class PythonScopes {
  private PythonScopes() {}

  /** Moves a variable that a global statement sends to the module, or a nonlocal one elsewhere. */
  static void settle(Definition variable, FileFacts facts) {
    Definition function = variable.parent;
    int statement = function.isFunction() ? statement(variable.name, function.node, facts) : NONE;
    if (statement != NONE) {
      variable.settle(isGlobal(statement, facts.tree) ? facts.root : function.parent);
    }
  }

  /** The node of the definition whose body an import binds its name in, or none for the module. */
  static int of(ImportFact imported, FileFacts facts) {
    int named = imported.nameNode() == NONE ? imported.moduleNode() : imported.nameNode();
    int scope = around(named, facts.tree);
    int statement = scope == NONE ? NONE : statement(imported.boundName(), scope, facts);
    if (statement == NONE) {
      return scope;
    }
    return isGlobal(statement, facts.tree) ? NONE : around(scope, facts.tree);
  }

  private static int around(int node, SyntaxTree tree) {
    int at = tree.parent(node);
    while (at != NONE && !tree.is(at, "function_definition") && !tree.is(at, "class_definition")) {
      at = tree.parent(at);
    }
    return at;
  }

  /**
   * What a function says of a name's scope, or none; that of a function in it says nothing of it.
   */
  private static int statement(String name, int function, FileFacts facts) {
    for (int statement : facts.elsewhere(name)) {
      int at = facts.tree.parent(statement);
      while (at != NONE && !facts.tree.is(at, "function_definition")) {
        at = facts.tree.parent(at);
      }
      if (at == function) {
        return statement;
      }
    }
    return NONE;
  }

  private static boolean isGlobal(int statement, SyntaxTree tree) {
    return tree.is(tree.parent(statement), "global_statement");
  }
}
