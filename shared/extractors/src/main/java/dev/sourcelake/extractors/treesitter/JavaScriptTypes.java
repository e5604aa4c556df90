package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;

/** The types of definitions of JavaScript and TypeScript. */
final class JavaScriptTypes {
  private JavaScriptTypes() {}

  /** Whether a text is a name, or names with points between them. */
  static boolean isDotted(String text) {
    return Text.isDotted(text, '$');
  }

  /** Reads the declared type, where the language has them, else the class that it is made of. */
  static void read(Definition definition, boolean typed, SyntaxTree tree) {
    if (typed && (definition.isFunction() || !definition.isType())) {
      boolean function = definition.isFunction();
      int type =
          tree.child(
              function ? definition.value : definition.node, function ? "return_type" : "type");
      if (type != NONE) {
        definition.type = Text.afterColon(tree.text(type));
        definition.typeDeclared = true;
      }
    }
    int value =
        switch (tree.kind(definition.node)) {
          case "variable_declarator", "field_definition", "public_field_definition" ->
              tree.child(definition.node, "value");
          case "assignment_expression" -> tree.child(definition.node, "right");
          default -> NONE;
        };
    definition.holdsMembers = value != NONE && tree.is(value, "object") && !definition.isFunction();
    if (definition.type == null && value != NONE && tree.is(value, "new_expression")) {
      String made = Text.cut(tree.text(tree.child(value, "constructor")), 200);
      definition.type = isDotted(made) ? made : null;
    }
  }
}
