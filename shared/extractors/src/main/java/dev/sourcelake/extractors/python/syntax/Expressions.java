package dev.sourcelake.extractors.python.syntax;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Makes the nodes of expressions. Parentheses are no node, and belong to no inner one. */
final class Expressions {
  private final Source source;
  private final SyntaxTree tree;
  private final Parameters parameters;
  private final Types types;
  private final Strings strings;

  /** The node in whose place another one stands, and that one; see {@link #grafted}. */
  private int replaced = NONE;

  private Node replacement;

  Expressions(Source source) {
    this.source = source;
    this.tree = source.tree;
    this.types = new Types(source, this);
    this.parameters = new Parameters(source, this);
    this.strings = new Strings(source, this);
  }

  Parameters parameters() {
    return parameters;
  }

  Types types() {
    return types;
  }

  /** An expression, or several with commas between, which are a tuple. */
  Node listed(int at) {
    return switch (tree.kind(at)) {
      case "expression_list", "pattern_list" ->
          tuple(at, tree.start(at), tree.end(at), source.named(at));
      default -> of(at);
    };
  }

  Node tuple(int at, int start, int end, int[] elements) {
    return elements(source.node(Kind.TUPLE, start, end, at, null), elements);
  }

  private Node elements(Node of, int[] elements) {
    for (int element : elements) {
      of.add(Role.ELTS, of(element));
    }
    return of;
  }

  /** What is assigned to, or deleted. */
  Node target(int at, Context context) {
    return listed(at).in(context);
  }

  Node of(int at) {
    if (at == replaced) {
      return replacement;
    }
    if (tree.text()[tree.start(at)] == '*' && tree.start(at) != source.graftedAt()) {
      return starred(at);
    }
    return switch (tree.kind(at)) {
      case "identifier" -> source.node(Kind.NAME, at, source.text(at));
      case "integer", "float", "true", "false", "none", "ellipsis" ->
          source.node(Kind.CONSTANT, at);
      case "string" -> strings.of(at, new int[] {at});
      case "concatenated_string" -> strings.of(at, source.named(at));
      case "attribute" ->
          source
              .node(Kind.ATTRIBUTE, at, source.text(source.child(at, "attribute")))
              .add(Role.VALUE, of(source.child(at, "object")));
      case "call" -> call(at);
      case "subscript" -> subscript(at);
      case "parenthesized_expression" -> of(source.only(at));
      case "binary_operator" -> binary(at);
      case "unary_operator" ->
          source
              .node(Kind.UNARY_OP, at, operator(at))
              .add(Role.OPERAND, of(source.child(at, "argument")));
      case "not_operator" ->
          source.node(Kind.UNARY_OP, at, "not").add(Role.OPERAND, of(source.child(at, "argument")));
      case "boolean_operator" -> bool(at);
      case "comparison_operator" -> compare(at);
      case "conditional_expression" -> conditional(at);
      case "named_expression" ->
          source
              .node(Kind.NAMED_EXPR, at)
              .add(Role.TARGET, of(source.child(at, "name")).in(Context.STORE))
              .add(Role.VALUE, of(source.child(at, "value")));
      case "lambda" -> lambda(at);
      case "await" -> await(at);
      case "yield" -> yielded(at);
      case "tuple" -> elements(source.node(Kind.TUPLE, at), source.named(at));
      case "tuple_pattern" -> tuplePattern(at);
      case "list", "list_pattern" -> elements(source.node(Kind.LIST, at), source.named(at));
      case "set" -> elements(source.node(Kind.SET, at), source.named(at));
      case "dictionary" -> dictionary(at);
      case "list_comprehension" -> comprehension(Kind.LIST_COMP, at);
      case "set_comprehension" -> comprehension(Kind.SET_COMP, at);
      case "dictionary_comprehension" -> comprehension(Kind.DICT_COMP, at);
      case "generator_expression" -> comprehension(Kind.GENERATOR_EXP, at);
      case "expression_list", "pattern_list" -> listed(at);
      default -> throw new Unreadable(at, "no expression: " + tree.kind(at));
    };
  }

  /** A star is of the whole expression behind it, though the grammar binds it to the first name. */
  private Node starred(int at) {
    int star = at;
    while (!tree.is(star, "list_splat") && !tree.is(star, "list_splat_pattern")) {
      star = tree.firstChild(star);
      if (star == NONE) {
        throw new Unreadable(at, "a star before " + tree.kind(at));
      }
    }
    int first = source.only(star);
    Node value = star == at ? of(first) : grafted(at, star, of(first), tree.start(first));
    return source.node(Kind.STARRED, at).add(Role.VALUE, value);
  }

  /**
   * An expression whose first part is another than the grammar has it.
   *
   * @param head the first part, at the expression's start
   * @param other what stands in its place
   * @param start where the expression begins then
   */
  Node grafted(int at, int head, Node other, int start) {
    int outerAt = source.graftedAt();
    int outerStart = source.graftStart();
    int outerReplaced = replaced;
    Node outerReplacement = replacement;
    source.graft(tree.start(at), start);
    replaced = head;
    replacement = other;
    try {
      return of(at);
    } finally {
      source.graft(outerAt, outerStart);
      replaced = outerReplaced;
      replacement = outerReplacement;
    }
  }

  /** Parentheses around one target without a comma are none of its own. */
  private Node tuplePattern(int at) {
    int[] parts = source.named(at);
    return parts.length == 1 && !source.has(at, ",")
        ? of(parts[0])
        : elements(source.node(Kind.TUPLE, at), parts);
  }

  /** A chain to the left is unrolled: sums of thousands of parts are no deeper than one. */
  private Node binary(int at) {
    if (isMixed(at)) {
      return conjunctions(at);
    }
    Deque<Integer> chain = new ArrayDeque<>();
    int left = at;
    while (tree.is(left, "binary_operator") && !isMixed(left)) {
      chain.push(left);
      left = source.child(left, "left");
    }
    Node result = of(left);
    while (!chain.isEmpty()) {
      int operation = chain.pop();
      result =
          source
              .node(Kind.BIN_OP, operation, operator(operation))
              .add(Role.LEFT, result)
              .add(Role.RIGHT, of(source.child(operation, "right")));
    }
    return result;
  }

  private boolean isMixed(int at) {
    return isBitwise(at) && holdsOther(at, operator(at));
  }

  private boolean holdsOther(int at, String operator) {
    return isBitwise(at)
        && (!operator(at).equals(operator)
            || holdsOther(source.child(at, "left"), operator)
            || holdsOther(source.child(at, "right"), operator));
  }

  private boolean isBitwise(int at) {
    return tree.is(at, "binary_operator") && "&^".contains(operator(at));
  }

  private String operator(int at) {
    return source.kind(source.child(at, "operator"));
  }

  /** The grammar binds {@code ^} closer than {@code &}, and Python the other way round. */
  private Node conjunctions(int at) {
    List<Integer> operands = new ArrayList<>();
    List<String> operators = new ArrayList<>();
    flatten(at, operands, operators);
    Node result = null;
    int start = source.start(at);
    for (int i = 0; i < operands.size(); i++) {
      int first = operands.get(i);
      Node group = of(first);
      while (i < operators.size() && operators.get(i).equals("&")) {
        int next = operands.get(++i);
        group = bitwise("&", source.start(first), next, group, of(next), at);
      }
      result = result == null ? group : bitwise("^", start, operands.get(i), result, group, at);
    }
    return result;
  }

  private Node bitwise(String operator, int start, int last, Node left, Node right, int at) {
    return source
        .node(Kind.BIN_OP, start, tree.end(last), at, operator)
        .add(Role.LEFT, left)
        .add(Role.RIGHT, right);
  }

  private void flatten(int at, List<Integer> operands, List<String> operators) {
    if (!isBitwise(at)) {
      operands.add(at);
      return;
    }
    flatten(source.child(at, "left"), operands, operators);
    operators.add(operator(at));
    flatten(source.child(at, "right"), operands, operators);
  }

  /** A chain of the same operator is one node. */
  private Node bool(int at) {
    String operator = operator(at);
    Deque<Integer> values = new ArrayDeque<>();
    int left = at;
    while (tree.is(left, "boolean_operator") && operator(left).equals(operator)) {
      values.push(source.child(left, "right"));
      left = source.child(left, "left");
    }
    Node bool = source.node(Kind.BOOL_OP, at, operator).add(Role.VALUES, of(left));
    values.forEach(value -> bool.add(Role.VALUES, of(value)));
    return bool;
  }

  private Node compare(int at) {
    List<Node> operands = new ArrayList<>();
    StringBuilder operators = new StringBuilder();
    for (int part = tree.firstChild(at); part != NONE; part = tree.nextSibling(part)) {
      if (tree.isExtra(part)) {
        continue;
      }
      if (tree.isNamed(part)) {
        operands.add(of(part));
      } else {
        operators.append(operators.isEmpty() ? "" : ", ").append(tree.kind(part));
      }
    }
    Node compare =
        source.node(Kind.COMPARE, at, operators.toString()).add(Role.LEFT, operands.getFirst());
    for (int i = 1; i < operands.size(); i++) {
      compare.add(Role.COMPARATORS, operands.get(i));
    }
    return compare;
  }

  private Node conditional(int at) {
    int[] parts = source.named(at);
    if (parts.length != 3) {
      throw new Unreadable(at, "conditional expression of " + parts.length + " parts");
    }
    // The grammar gives a name the first part alone; it is given the whole.
    int named = tree.is(parts[0], "named_expression") ? parts[0] : NONE;
    int body = named == NONE ? parts[0] : source.child(named, "value");
    Node value =
        source
            .node(Kind.IF_EXP, source.start(named == NONE ? at : body), tree.end(at), at, null)
            .add(Role.TEST, of(parts[1]))
            .add(Role.BODY, of(body))
            .add(Role.ORELSE, of(parts[2]));
    if (named == NONE) {
      return value;
    }
    return source
        .node(Kind.NAMED_EXPR, source.start(named), tree.end(at), named, null)
        .add(Role.TARGET, of(source.child(named, "name")).in(Context.STORE))
        .add(Role.VALUE, value);
  }

  private Node lambda(int at) {
    int of = source.optional(at, "parameters");
    int colon = source.first(at, ":");
    return source
        .node(Kind.LAMBDA, at)
        .add(
            Role.ARGS, of == NONE ? parameters.none(colon == NONE ? at : colon) : parameters.of(of))
        .add(Role.BODY, of(source.child(at, "body")));
  }

  /** The grammar takes a power for what is awaited; it is the other way round. */
  private Node await(int at) {
    int awaited = source.only(at);
    if (!tree.is(awaited, "binary_operator")) {
      return source.node(Kind.AWAIT, at).add(Role.VALUE, of(awaited));
    }
    int base = source.child(awaited, "left");
    Node left =
        source
            .node(Kind.AWAIT, source.start(at), tree.end(base), at, null)
            .add(Role.VALUE, of(base));
    return source
        .node(Kind.BIN_OP, at, operator(awaited))
        .add(Role.LEFT, left)
        .add(Role.RIGHT, of(source.child(awaited, "right")));
  }

  private Node yielded(int at) {
    int[] parts = source.named(at);
    if (parts.length > 1) {
      throw new Unreadable(at, "yield of several parts");
    }
    Kind kind = source.has(at, "from") ? Kind.YIELD_FROM : Kind.YIELD;
    return source.node(kind, at).addIfAny(Role.VALUE, parts.length == 0 ? null : listed(parts[0]));
  }

  private Node call(int at) {
    Node call = source.node(Kind.CALL, at).add(Role.FUNC, of(source.child(at, "function")));
    int arguments = source.child(at, "arguments");
    if (tree.is(arguments, "generator_expression")) {
      return call.add(Role.ARGS, of(arguments));
    }
    arguments(call, Role.ARGS, arguments);
    return call;
  }

  /** Adds the arguments of a call or class, those by position first. */
  void arguments(Node to, Role role, int list) {
    if (tree.is(list, "generator_expression")) {
      to.add(role, of(list));
      return;
    }
    int[] parts = source.named(list);
    for (int part : parts) {
      if (!tree.is(part, "keyword_argument") && !tree.is(part, "dictionary_splat")) {
        to.add(role, of(part));
      }
    }
    for (int part : parts) {
      if (tree.is(part, "keyword_argument")) {
        String name = source.text(source.child(part, "name"));
        to.add(
            Role.KEYWORDS,
            source.node(Kind.KEYWORD, part, name).add(Role.VALUE, of(source.child(part, "value"))));
      } else if (tree.is(part, "dictionary_splat")) {
        to.add(
            Role.KEYWORDS, source.node(Kind.KEYWORD, part).add(Role.VALUE, of(source.only(part))));
      }
    }
  }

  private Node subscript(int at) {
    int value = source.child(at, "value");
    Node node = source.node(Kind.SUBSCRIPT, at).add(Role.VALUE, of(value));
    int[] parts = source.named(at);
    int last = parts[parts.length - 1];
    int end = tree.end(last);
    boolean commas = false;
    for (int part = tree.nextSibling(value); part != NONE; part = tree.nextSibling(part)) {
      if (tree.is(part, ",")) {
        commas = true;
        end = Math.max(end, tree.end(part));
      }
    }
    if (parts.length < 2) {
      throw new Unreadable(at, "subscript without an index");
    }
    boolean starred = tree.is(parts[1], "list_splat");
    if (!commas && !starred) {
      return node.add(Role.SLICE, element(parts[1]));
    }
    Node tuple = source.node(Kind.TUPLE, source.start(parts[1]), end, at, null);
    for (int i = 1; i < parts.length; i++) {
      tuple.add(Role.ELTS, element(parts[i]));
    }
    return node.add(Role.SLICE, tuple);
  }

  private Node element(int at) {
    if (!tree.is(at, "slice")) {
      return of(at);
    }
    Node slice = source.node(Kind.SLICE, at);
    int colons = 0;
    for (int part = tree.firstChild(at); part != NONE; part = tree.nextSibling(part)) {
      if (tree.is(part, ":")) {
        colons++;
      } else if (tree.isNamed(part) && !tree.isExtra(part)) {
        slice.add(colons == 0 ? Role.LOWER : colons == 1 ? Role.UPPER : Role.STEP, of(part));
      }
    }
    return slice;
  }

  private Node dictionary(int at) {
    Node dictionary = source.node(Kind.DICT, at);
    int[] parts = source.named(at);
    for (int part : parts) {
      boolean pair = tree.is(part, "pair");
      dictionary.add(Role.KEYS, pair ? of(source.child(part, "key")) : null);
    }
    for (int part : parts) {
      boolean pair = tree.is(part, "pair");
      dictionary.add(Role.VALUES, of(pair ? source.child(part, "value") : source.only(part)));
    }
    return dictionary;
  }

  private Node comprehension(Kind kind, int at) {
    Node comprehension = source.node(kind, at);
    int body = source.child(at, "body");
    if (kind == Kind.DICT_COMP) {
      comprehension
          .add(Role.KEY, of(source.child(body, "key")))
          .add(Role.VALUE, of(source.child(body, "value")));
    } else {
      comprehension.add(Role.ELT, of(body));
    }
    Node generator = null;
    for (int part : source.named(at)) {
      if (tree.is(part, "for_in_clause")) {
        generator = generator(part);
        comprehension.add(Role.GENERATORS, generator);
      } else if (tree.is(part, "if_clause") && generator != null) {
        generator.add(Role.IFS, of(source.only(part))).endAt(tree.end(part));
      }
    }
    return comprehension;
  }

  private Node generator(int at) {
    int[] parts = source.named(at);
    if (parts.length != 2) {
      throw new Unreadable(at, "comprehension over " + (parts.length - 1) + " values");
    }
    boolean async = tree.is(tree.firstChild(at), "async");
    return source
        .node(Kind.COMPREHENSION, at, async ? "async" : null)
        .add(Role.TARGET, target(parts[0], Context.STORE))
        .add(Role.ITER, of(parts[1]));
  }
}
