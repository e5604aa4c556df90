package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.Set;

/** What becomes of a definition of JavaScript or TypeScript by where it stands. */
final class JavaScriptDefinitions {
  private static final Set<String> EXPORTS = Set.of("exports", "module.exports");

  private JavaScriptDefinitions() {}

  /** Settles kind, parent and name of a definition whose enclosing one is known. */
  static void refine(Definition definition, FileFacts facts) {
    SyntaxTree tree = facts.tree;
    switch (definition.kind) {
      case "method" -> {
        if ("constructor".equals(definition.name)) {
          definition.kind = "constructor";
        }
      }
      case "field" -> {
        if (tree.is(definition.node, "assignment_expression")) {
          settleOnThis(definition);
        }
      }
      case "class", "lambda" -> nameDefault(definition, tree);
      case "function" -> readOwner(definition, tree);
      case "parameter" -> {
        if (isOwn(definition, tree)) {
          definition.parent.addParameter(definition);
          bindProperty(definition, tree);
        }
      }
      case "variable" -> {
        boolean top =
            definition.parent == facts.root
                && JavaScriptModifiers.statementOf(definition.node, tree) == 0;
        definition.local |= definition.parent == facts.root && !top && !isVar(definition, tree);
      }
      default -> {}
    }
  }

  /** What is exported without a name goes by the name default. */
  private static void nameDefault(Definition definition, SyntaxTree tree) {
    int around = tree.parent(definition.node);
    if (definition.name == null
        && around != NONE
        && tree.is(around, "export_statement")
        && JavaScriptModifiers.tokens(around, definition, tree).contains("default")) {
      definition.name = "default";
      definition.kind = definition.kind.equals("class") ? "class" : "function";
      definition.local = definition.parent.local;
    }
  }

  /** {@code A.prototype.f = function…} and {@code A.f = function…} belong to A. */
  private static void readOwner(Definition definition, SyntaxTree tree) {
    int left =
        tree.is(definition.node, "assignment_expression")
            ? tree.child(definition.node, "left")
            : NONE;
    if (left == NONE || !tree.is(left, "member_expression")) {
      return;
    }
    String object = Text.cut(tree.text(tree.child(left, "object")), 200);
    if (EXPORTS.contains(object)) {
      return;
    }
    boolean prototype = object.endsWith(".prototype");
    String owner =
        (prototype ? object.substring(0, object.length() - ".prototype".length()) : object)
            .replaceFirst("^(this|window|self|globalThis)(\\.|$)", "");
    definition.owner = JavaScriptTypes.isDotted(owner) ? owner : null;
    definition.kind = prototype ? "method" : "function";
  }

  /** Whether a parameter is one of the function around it, rather than of a type in its head. */
  static boolean isOwn(Definition parameter, SyntaxTree tree) {
    int list = tree.parent(parameter.node);
    int function = tree.is(list, "formal_parameters") ? tree.parent(list) : list;
    return function == parameter.parent.value || function == parameter.parent.node;
  }

  /** A constructor's parameter with an access modifier is a field too. */
  private static void bindProperty(Definition parameter, SyntaxTree tree) {
    Definition constructor = parameter.parent;
    if (constructor.kind.equals("constructor")
        && parameter.name != null
        && !JavaScriptModifiers.tokens(parameter.node, parameter, tree).isEmpty()) {
      constructor.parent.bind(parameter.name, new Definition.Binding(parameter, null));
    }
  }

  private static boolean isVar(Definition variable, SyntaxTree tree) {
    return tree.is(tree.parent(variable.node), "variable_declaration");
  }

  /** A field that a method assigns belongs to the class; arrow functions share their this. */
  private static void settleOnThis(Definition field) {
    Definition at = field.parent;
    while (at != null && at.kind.equals("lambda")) {
      at = at.parent;
    }
    if (at != null && at.isFunction() && at.parent != null && at.parent.isType()) {
      field.settle(at.parent);
    }
  }
}
