package dev.sourcelake.extractors.python.syntax;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the nodes of type annotations, which the grammar reads by rules of their own and Python
 * does not, and of type parameters.
 */
final class Types {
  private final Source source;
  private final SyntaxTree tree;
  private final Expressions expressions;

  Types(Source source, Expressions expressions) {
    this.source = source;
    this.tree = source.tree;
    this.expressions = expressions;
  }

  Node of(int at) {
    return switch (tree.kind(at)) {
      case "type" -> of(source.only(at));
      case "union_type" -> union(at);
      case "binary_operator" -> isUnion(at) ? union(at) : expressions.of(at);
      case "generic_type" -> generic(at);
      case "member_type" -> member(at);
      case "splat_type" -> splat(at);
      case "constrained_type" -> slice(at);
      default -> expressions.of(at);
    };
  }

  private boolean isUnion(int at) {
    return tree.is(at, "binary_operator") && source.text(source.child(at, "operator")).equals("|");
  }

  /** All members of a union, whichever way the grammar nests them, from left to right. */
  private Node union(int at) {
    List<Node> members = new ArrayList<>();
    addMembers(at, members);
    Node union = members.getFirst();
    for (Node member : members.subList(1, members.size())) {
      int start = union == members.getFirst() ? tree.start(at) : union.start();
      // The last one ends with the parentheses around it, if any.
      int end = member == members.getLast() ? tree.end(at) : endOf(member);
      union =
          source
              .node(Kind.BIN_OP, start, end, at, "|")
              .add(Role.LEFT, union)
              .add(Role.RIGHT, member);
    }
    return union;
  }

  private int endOf(Node member) {
    return tree.end(outermost(member.source()));
  }

  /** The parentheses around an operand; its node is without them. */
  private int outermost(int at) {
    int outer = at;
    while (tree.parent(outer) != NONE
        && tree.is(tree.parent(outer), "parenthesized_expression")
        && tree.end(tree.parent(outer)) > tree.end(outer)) {
      outer = tree.parent(outer);
    }
    return outer;
  }

  private void addMembers(int at, List<Node> members) {
    int bare = at;
    while (tree.is(bare, "type")) {
      bare = source.only(bare);
    }
    if (tree.is(bare, "union_type") || isUnion(bare)) {
      for (int part : source.named(bare)) {
        addMembers(part, members);
      }
    } else {
      members.add(of(bare));
    }
  }

  /** A name with types in brackets: a subscript. */
  private Node generic(int at) {
    int[] parts = source.named(at);
    if (parts.length != 2) {
      throw new Unreadable(at, "generic type of " + parts.length + " parts");
    }
    Node node = source.node(Kind.SUBSCRIPT, at).add(Role.VALUE, expressions.of(parts[0]));
    int[] types = source.named(parts[1]);
    int first = tree.start(types[0]);
    int end = tree.end(types[types.length - 1]);
    boolean commas = false;
    for (int part = tree.firstChild(parts[1]); part != NONE; part = tree.nextSibling(part)) {
      if (tree.is(part, ",")) {
        commas = true;
        end = Math.max(end, tree.end(part));
      }
    }
    Node only = of(types[0]);
    if (!commas && !only.is(Kind.STARRED)) {
      return node.add(Role.SLICE, only);
    }
    Node tuple = source.node(Kind.TUPLE, first, end, parts[1], null).add(Role.ELTS, only);
    for (int i = 1; i < types.length; i++) {
      tuple.add(Role.ELTS, of(types[i]));
    }
    return node.add(Role.SLICE, tuple);
  }

  private Node member(int at) {
    int[] parts = source.named(at);
    return source.node(Kind.ATTRIBUTE, at, source.text(parts[1])).add(Role.VALUE, of(parts[0]));
  }

  private Node splat(int at) {
    if (source.has(at, "**")) {
      throw new Unreadable(at, "two stars in a type");
    }
    return source.node(Kind.STARRED, at).add(Role.VALUE, expressions.of(source.only(at)));
  }

  /** What stands in brackets with colons between is a slice, in types too. */
  private Node slice(int at) {
    int[] parts = source.named(at);
    Node slice = source.node(Kind.SLICE, at).add(Role.LOWER, of(parts[0]));
    int rest = tree.is(parts[1], "type") ? source.only(parts[1]) : parts[1];
    if (!tree.is(rest, "constrained_type")) {
      return slice.add(Role.UPPER, of(rest));
    }
    int[] more = source.named(rest);
    return slice.add(Role.UPPER, of(more[0])).add(Role.STEP, of(more[1]));
  }

  /** Adds the name and the parameters of a type alias. */
  void alias(Node alias, int left) {
    switch (tree.kind(left)) {
      case "identifier" -> alias.add(Role.NAME, expressions.of(left).in(Context.STORE));
      case "generic_type" -> {
        int[] parts = source.named(left);
        alias.add(Role.NAME, expressions.of(parts[0]).in(Context.STORE));
        parameters(alias, parts[1]);
      }
      case "subscript" -> {
        int[] parts = source.named(left);
        alias.add(Role.NAME, expressions.of(parts[0]).in(Context.STORE));
        for (int i = 1; i < parts.length; i++) {
          alias.add(Role.TYPE_PARAMS, parameter(parts[i]));
        }
      }
      default -> throw new Unreadable(left, "no name of a type alias: " + tree.kind(left));
    }
  }

  /** Adds type parameters, if there are any. */
  void parameters(Node to, int list) {
    if (list != NONE) {
      for (int type : source.named(list)) {
        to.add(Role.TYPE_PARAMS, parameter(source.only(type)));
      }
    }
  }

  private Node parameter(int at) {
    if (!tree.is(at, "constrained_type")) {
      return parameter(at, at);
    }
    int[] parts = source.named(at);
    Node parameter = parameter(bare(parts[0]), at);
    int value = bare(parts[1]);
    if (isDefault(at)) {
      return parameter.add(Role.DEFAULT_VALUE, defaultValue(at, parts[1]));
    }
    if (!parameter.is(Kind.TYPE_VAR)) {
      throw new Unreadable(at, "a bound of several types");
    }
    if (!tree.is(value, "constrained_type")) {
      return parameter.add(Role.BOUND, of(value));
    }
    if (!isDefault(value)) {
      throw new Unreadable(value, "two bounds of a type parameter");
    }
    int[] boundAndDefault = source.named(value);
    return parameter
        .add(Role.BOUND, of(boundAndDefault[0]))
        .add(Role.DEFAULT_VALUE, defaultValue(value, boundAndDefault[1]));
  }

  /** A type parameter by its name and stars, as long as all that belongs to it. */
  private Node parameter(int name, int whole) {
    return switch (tree.kind(name)) {
      case "identifier" -> source.node(Kind.TYPE_VAR, whole, source.text(name));
      case "splat_type", "list_splat", "dictionary_splat" ->
          source.node(
              source.has(name, "**") ? Kind.PARAM_SPEC : Kind.TYPE_VAR_TUPLE,
              whole,
              source.text(source.only(name)));
      default -> throw new Unreadable(name, "no type parameter: " + tree.kind(name));
    };
  }

  private int bare(int type) {
    return tree.is(type, "type") ? source.only(type) : type;
  }

  /** Whether what the grammar takes for a bound is a default, which it does not know. */
  private boolean isDefault(int constrained) {
    return tree.text()[tree.start(source.first(constrained, ":"))] == '=';
  }

  /** A default; the grammar has not seen the star that it may begin with. */
  private Node defaultValue(int constrained, int type) {
    Node value = of(type);
    int at = tree.end(source.first(constrained, ":"));
    boolean comment = false;
    while (at < value.start() && (comment || tree.text()[at] != '*')) {
      byte c = tree.text()[at++];
      comment = c != '\n' && c != '\r' && (comment || c == '#');
    }
    return at >= tree.start(type)
        ? value
        : source.node(Kind.STARRED, at, tree.end(type), type, null).add(Role.VALUE, value);
  }
}
