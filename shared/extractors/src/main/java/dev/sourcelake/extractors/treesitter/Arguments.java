package dev.sourcelake.extractors.treesitter;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.source.SourceText;
import dev.sourcelake.model.table.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the arguments of calls; kinds of nodes are those of all our grammars. */
final class Arguments {
  /** Nodes that hold arguments; any other, such as a template, is one argument itself. */
  private static final Set<String> LISTS = Set.of("argument_list", "arguments");

  private Arguments() {}

  static List<Argument> of(int node, SyntaxTree tree, SourceText text) {
    if (node == NONE) {
      return List.of();
    }
    List<Argument> arguments = new ArrayList<>();
    if (!LISTS.contains(tree.kind(node))) {
      arguments.add(argument(node, 0, tree, text));
      return arguments;
    }
    for (int at = tree.firstChild(node); at != NONE; at = tree.nextSibling(at)) {
      if (tree.isNamed(at) && !tree.isExtra(at)) {
        arguments.add(argument(at, arguments.size(), tree, text));
      }
    }
    return arguments;
  }

  private static Argument argument(int node, int index, SyntaxTree tree, SourceText text) {
    String keyword = null;
    String star = null;
    int value = node;
    switch (tree.kind(node)) {
      case "keyword_argument" -> {
        keyword = tree.text(tree.child(node, "name"));
        value = tree.child(node, "value");
      }
      case "list_splat", "spread_element", "variadic_argument" -> {
        star = "*";
        value = tree.firstNamedChild(node);
      }
      case "dictionary_splat" -> {
        star = "**";
        value = tree.firstNamedChild(node);
      }
      default -> {}
    }
    return new Argument(
        index,
        keyword,
        star,
        value == NONE ? "other" : kind(tree.kind(value)),
        text.rawOffset(tree.start(node)),
        text.rawOffset(tree.end(node)));
  }

  private static String kind(String node) {
    return switch (node) {
      case "identifier", "this", "super", "undefined", "iota" -> "name";
      case "string",
          "concatenated_string",
          "template_string",
          "integer",
          "float",
          "number",
          "regex",
          "true",
          "false",
          "none",
          "null",
          "nil",
          "ellipsis",
          "list",
          "dictionary",
          "set",
          "tuple",
          "array",
          "object",
          "interpreted_string_literal",
          "raw_string_literal",
          "rune_literal",
          "int_literal",
          "float_literal",
          "imaginary_literal",
          "composite_literal",
          "string_literal",
          "character_literal",
          "decimal_integer_literal",
          "hex_integer_literal",
          "octal_integer_literal",
          "binary_integer_literal",
          "decimal_floating_point_literal",
          "hex_floating_point_literal",
          "null_literal" ->
          "literal";
      case "call",
          "call_expression",
          "new_expression",
          "type_conversion_expression",
          "method_invocation",
          "object_creation_expression" ->
          "call";
      case "lambda",
          "arrow_function",
          "function_expression",
          "generator_function",
          "func_literal",
          "lambda_expression",
          "method_reference" ->
          "lambda";
      case "attribute", "member_expression", "selector_expression", "field_access" -> "field";
      case "binary_operator",
          "boolean_operator",
          "comparison_operator",
          "not_operator",
          "unary_operator",
          "binary_expression",
          "unary_expression",
          "update_expression",
          "conditional_expression",
          "ternary_expression",
          "cast_expression",
          "instanceof_expression",
          "assignment_expression",
          "array_access" ->
          "operator";
      case "slice_type",
          "array_type",
          "map_type",
          "channel_type",
          "pointer_type",
          "struct_type",
          "interface_type",
          "function_type",
          "qualified_type",
          "generic_type",
          "type_identifier",
          "class_literal" ->
          "type";
      default -> "other";
    };
  }
}
