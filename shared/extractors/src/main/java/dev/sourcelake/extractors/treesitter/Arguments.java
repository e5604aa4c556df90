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
  private static final Set<String> LISTS =
      Set.of("argument_list", "arguments", "value_arguments", "call_suffix", "command");

  /** What stands beside arguments in their list. */
  private static final Set<String> OTHERS =
      Set.of(
          "command_name",
          "variable_assignment",
          "file_redirect",
          "herestring_redirect",
          "attribute_item");

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
    int after = tree.after(node);
    for (int at = node + 1; at < after; at = tree.after(at)) {
      if (tree.is(at, "value_arguments")) {
        arguments.addAll(of(at, tree, text));
      } else if (tree.isNamed(at) && !tree.isExtra(at) && !OTHERS.contains(tree.kind(at))) {
        arguments.add(argument(at, arguments.size(), tree, text));
      }
    }
    int next = tree.is(node, "value_arguments") ? tree.nextSibling(node) : NONE;
    if (next != NONE && tree.is(next, "annotated_lambda")) {
      arguments.add(argument(next, arguments.size(), tree, text));
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
      case "argument", "value_argument" -> {
        int name = keyword(node, tree);
        keyword = name == NONE ? null : tree.text(name);
        value = lastNamedChild(node, tree);
      }
      case "pair" -> {
        int key = tree.grammar().hasField("key") ? tree.child(node, "key") : NONE;
        boolean symbol = key != NONE && tree.is(key, "hash_key_symbol");
        keyword = symbol ? tree.text(key) : null;
        value = symbol ? tree.child(node, "value") : node;
      }
      case "list_splat", "spread_element", "variadic_argument", "splat_argument" -> {
        star = "*";
        value = tree.firstNamedChild(node);
      }
      case "dictionary_splat", "hash_splat_argument" -> {
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

  /** The name that a wrapped argument is given to, or none. */
  private static int keyword(int node, SyntaxTree tree) {
    int name = tree.grammar().hasField("name") ? tree.child(node, "name") : NONE;
    if (name != NONE) {
      return name;
    }
    int first = tree.firstNamedChild(node);
    int sign = first == NONE ? NONE : tree.nextSibling(first);
    return sign != NONE && tree.is(sign, "=") ? first : NONE;
  }

  private static int lastNamedChild(int node, SyntaxTree tree) {
    int last = NONE;
    for (int at = tree.firstChild(node); at != NONE; at = tree.nextSibling(at)) {
      last = tree.isNamed(at) && !tree.isExtra(at) ? at : last;
    }
    return last;
  }

  private static String kind(String node) {
    return switch (node) {
      case "identifier",
          "this",
          "super",
          "undefined",
          "iota",
          "self",
          "simple_identifier",
          "constant",
          "instance_variable",
          "class_variable",
          "global_variable",
          "variable_name",
          "name",
          "qualified_name",
          "scoped_identifier",
          "qualified_identifier",
          "this_expression",
          "self_expression",
          "simple_expansion",
          "expansion",
          "word" ->
          "name";
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
          "null_literal",
          "boolean",
          "boolean_literal",
          "char_literal",
          "character",
          "concatenated_string_literal",
          "encapsed_string",
          "floating_point_literal",
          "hash",
          "heredoc_body",
          "initializer_list",
          "integer_literal",
          "line_string_literal",
          "multi_line_string_literal",
          "multiline_string_literal",
          "number_literal",
          "real_literal",
          "hex_literal",
          "bin_literal",
          "raw_string",
          "simple_symbol",
          "delimited_symbol",
          "string_array",
          "symbol_array",
          "interpolated_string_expression",
          "interpolated_string",
          "verbatim_string_literal",
          "raw_string_part",
          "range",
          "array_literal",
          "dictionary_literal",
          "array_creation_expression",
          "collection_literal",
          "table_constructor",
          "array_expression",
          "tuple_expression",
          "unit_expression",
          "struct_expression" ->
          "literal";
      case "call",
          "call_expression",
          "new_expression",
          "type_conversion_expression",
          "method_invocation",
          "object_creation_expression",
          "command_substitution",
          "function_call",
          "function_call_expression",
          "instance_expression",
          "invocation_expression",
          "implicit_object_creation_expression",
          "macro_invocation",
          "member_call_expression",
          "nullsafe_member_call_expression",
          "scoped_call_expression" ->
          "call";
      case "lambda",
          "arrow_function",
          "function_expression",
          "generator_function",
          "func_literal",
          "lambda_expression",
          "method_reference",
          "annotated_lambda",
          "lambda_literal",
          "anonymous_function",
          "anonymous_method_expression",
          "block_argument",
          "callable_reference",
          "closure_expression",
          "do_block",
          "function_definition" ->
          "lambda";
      case "attribute",
          "member_expression",
          "selector_expression",
          "field_access",
          "field_expression",
          "member_access_expression",
          "navigation_expression",
          "class_constant_access_expression",
          "dot_index_expression",
          "scope_resolution" ->
          "field";
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
          "array_access",
          "additive_expression",
          "binary",
          "bracket_index_expression",
          "comparison_expression",
          "conjunction_expression",
          "disjunction_expression",
          "element_access_expression",
          "element_reference",
          "equality_expression",
          "infix_expression",
          "is_expression",
          "multiplicative_expression",
          "nil_coalescing_expression",
          "operator_assignment",
          "pointer_expression",
          "postfix_expression",
          "prefix_expression",
          "prefix_unary_expression",
          "postfix_unary_expression",
          "range_expression",
          "reference_expression",
          "sizeof_expression",
          "try_expression",
          "type_cast_expression",
          "unary" ->
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
