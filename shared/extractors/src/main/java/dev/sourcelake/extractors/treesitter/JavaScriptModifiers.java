package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What stands before declarations of JavaScript and TypeScript. */
final class JavaScriptModifiers {
  private static final Set<String> MODIFIERS =
      Set.of(
          "export",
          "default",
          "declare",
          "abstract",
          "async",
          "static",
          "get",
          "set",
          "*",
          "readonly",
          "override",
          "const",
          "let",
          "var",
          "accessor",
          "accessibility_modifier",
          "override_modifier");
  private static final Set<String> AROUND =
      Set.of(
          "export_statement", "ambient_declaration", "lexical_declaration", "variable_declaration");

  private JavaScriptModifiers() {}

  /** The modifiers of a definition, in order. */
  static List<String> of(Definition definition, SyntaxTree tree) {
    if (definition.parent == null) {
      return List.of();
    }
    if (definition.kind.equals("lambda")) {
      return tokens(definition.node, definition, tree);
    }
    List<String> modifiers = new ArrayList<>();
    List<Integer> around = new ArrayList<>();
    int at = tree.parent(definition.node);
    while (at != NONE && AROUND.contains(tree.kind(at))) {
      around.addFirst(at);
      at = tree.parent(at);
    }
    around.forEach(node -> modifiers.addAll(tokens(node, definition, tree)));
    if (definition.nameNode != definition.node) {
      modifiers.addAll(tokens(definition.node, definition, tree));
    }
    if (definition.value != definition.node) {
      modifiers.addAll(tokens(definition.value, definition, tree));
    }
    return modifiers;
  }

  /** The modifiers among a node's children, before its name, its parameters or a declaration. */
  static List<String> tokens(int node, Definition definition, SyntaxTree tree) {
    List<String> tokens = new ArrayList<>();
    for (int at = tree.firstChild(node); at != NONE; at = tree.nextSibling(at)) {
      if (MODIFIERS.contains(tree.kind(at))) {
        tokens.add(tree.text(at));
      } else if (tree.isNamed(at) && !tree.is(at, "decorator") && !tree.isExtra(at)) {
        break;
      }
      if (at >= definition.nameNode && definition.nameNode > node) {
        break;
      }
    }
    return tokens;
  }

  /** The statement list that a declaration stands in: 0 for the module itself. */
  static int statementOf(int declarator, SyntaxTree tree) {
    int at = tree.parent(declarator);
    while (at > 0 && AROUND.contains(tree.kind(at))) {
      at = tree.parent(at);
    }
    return at;
  }
}
