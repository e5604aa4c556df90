package dev.sourcelake.extractors.python.syntax;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.ArrayList;
import java.util.List;

/** Makes the nodes of the patterns of a match statement. */
final class Patterns {
  private final Source source;
  private final SyntaxTree tree;
  private final Expressions expressions;

  Patterns(Source source, Expressions expressions) {
    this.source = source;
    this.tree = source.tree;
    this.expressions = expressions;
  }

  /** The pattern of a case; several with commas between are a sequence. */
  Node ofCase(int clause) {
    List<Integer> patterns = new ArrayList<>();
    int end = NONE;
    boolean commas = false;
    for (int part = tree.firstChild(clause); part != NONE; part = tree.nextSibling(part)) {
      if (tree.is(part, "case_pattern")) {
        patterns.add(part);
        end = tree.end(part);
      } else if (tree.is(part, ",")) {
        commas = true;
        end = tree.end(part);
      } else if (tree.is(part, ":")) {
        break;
      }
    }
    if (patterns.isEmpty()) {
      throw new Unreadable(clause, "case without a pattern");
    }
    if (!commas) {
      return of(patterns.getFirst());
    }
    int start = tree.start(patterns.getFirst());
    Node sequence = source.node(Kind.MATCH_SEQUENCE, start, end, clause, null);
    patterns.forEach(pattern -> sequence.add(Role.PATTERNS, of(pattern)));
    return sequence;
  }

  private Node of(int at) {
    return switch (tree.kind(at)) {
      case "case_pattern" -> simple(at);
      case "as_pattern" -> {
        int[] parts = source.named(at);
        yield source
            .node(Kind.MATCH_AS, at, captured(parts[parts.length - 1]))
            .add(Role.PATTERN, of(parts[0]));
      }
      case "class_pattern" -> type(at);
      case "splat_pattern" -> source.node(Kind.MATCH_STAR, at, captured(at));
      case "union_pattern" -> union(at);
      case "list_pattern" -> sequence(at);
      case "tuple_pattern" -> {
        int[] parts = source.named(at);
        yield parts.length == 1 && !source.has(at, ",") ? of(parts[0]) : sequence(at);
      }
      case "dict_pattern" -> mapping(at);
      case "true", "false", "none" -> source.node(Kind.MATCH_SINGLETON, at);
      case "dotted_name" -> {
        String name = source.text(at);
        yield name.equals("_")
            ? source.node(Kind.MATCH_AS, at)
            : name.contains(".") ? value(dotted(at)) : source.node(Kind.MATCH_AS, at, name);
      }
      case "_" -> source.node(Kind.MATCH_AS, at);
      case "identifier" -> source.node(Kind.MATCH_AS, at, captured(at));
      default -> value(constant(at));
    };
  }

  private Node value(Node value) {
    return source
        .node(Kind.MATCH_VALUE, value.start(), value.end(), value.source(), null)
        .add(Role.VALUE, value);
  }

  /** The name that a capture has, null for the wildcard. */
  private String captured(int at) {
    String text = source.text(at).replaceFirst("^\\*+\\s*", "");
    return text.equals("_") ? null : text;
  }

  /** What a pattern holds: one child, or a minus and a number. */
  private Node simple(int at) {
    for (int part = tree.firstChild(at); part != NONE; part = tree.nextSibling(part)) {
      if (tree.is(part, "-")) {
        return value(negative(part));
      }
      if (!tree.isExtra(part)) {
        return of(part);
      }
    }
    throw new Unreadable(at, "empty pattern");
  }

  private int next(int at) {
    int next = tree.nextSibling(at);
    while (next != NONE && tree.isExtra(next)) {
      next = tree.nextSibling(next);
    }
    if (next == NONE) {
      throw new Unreadable(at, "nothing behind the sign");
    }
    return next;
  }

  private Node negative(int minus) {
    int number = next(minus);
    return source
        .node(Kind.UNARY_OP, tree.start(minus), tree.end(number), minus, "-")
        .add(Role.OPERAND, constant(number));
  }

  /** The value that is compared with: a literal, a name with dots, a sum of a complex number. */
  private Node constant(int at) {
    return switch (tree.kind(at)) {
      case "complex_pattern" -> {
        int first = tree.firstChild(at);
        boolean minus = tree.is(first, "-");
        Node left = minus ? negative(first) : constant(first);
        int operator = next(minus ? next(first) : first);
        yield source
            .node(Kind.BIN_OP, at, tree.kind(operator))
            .add(Role.LEFT, left)
            .add(Role.RIGHT, constant(next(operator)));
      }
      case "dotted_name" -> dotted(at);
      case "-" -> negative(at);
      default -> expressions.of(at);
    };
  }

  private Node dotted(int at) {
    int[] parts = source.named(at);
    Node node = expressions.of(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      node =
          source
              .node(Kind.ATTRIBUTE, tree.start(at), tree.end(parts[i]), at, source.text(parts[i]))
              .add(Role.VALUE, node);
    }
    return node;
  }

  private Node union(int at) {
    Node union = source.node(Kind.MATCH_OR, at);
    for (int part = tree.firstChild(at); part != NONE; part = tree.nextSibling(part)) {
      if (tree.is(part, "-")) {
        union.add(Role.PATTERNS, value(negative(part)));
        part = next(part);
      } else if (!tree.is(part, "|") && !tree.isExtra(part)) {
        union.add(Role.PATTERNS, of(part));
      }
    }
    return union;
  }

  private Node sequence(int at) {
    Node sequence = source.node(Kind.MATCH_SEQUENCE, at);
    for (int part : source.named(at)) {
      sequence.add(Role.PATTERNS, of(part));
    }
    return sequence;
  }

  private Node mapping(int at) {
    List<Node> keys = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    String rest = null;
    for (int part = tree.firstChild(at); part != NONE; part = tree.nextSibling(part)) {
      if (tree.is(part, "splat_pattern") || tree.is(part, "case_pattern")) {
        if (tree.is(part, "splat_pattern")) {
          rest = captured(part);
        } else {
          values.add(of(part));
        }
      } else if (tree.is(part, "-")) {
        keys.add(negative(part));
        part = next(part);
      } else if (tree.isNamed(part) && !tree.isExtra(part)) {
        keys.add(constant(part));
      }
    }
    Node mapping = source.node(Kind.MATCH_MAPPING, at, rest);
    keys.forEach(key -> mapping.add(Role.KEYS, key));
    values.forEach(value -> mapping.add(Role.PATTERNS, value));
    return mapping;
  }

  private Node type(int at) {
    int[] parts = source.named(at);
    List<Node> positional = new ArrayList<>();
    List<Node> keywords = new ArrayList<>();
    StringBuilder names = new StringBuilder();
    for (int i = 1; i < parts.length; i++) {
      int whole = tree.firstChild(parts[i]);
      // The grammar captures the keyword with its pattern; the pattern alone is captured.
      int inner = tree.is(whole, "as_pattern") ? tree.firstChild(source.named(whole)[0]) : whole;
      if (inner == NONE || !tree.is(inner, "keyword_pattern")) {
        positional.add(of(parts[i]));
        continue;
      }
      names.append(names.isEmpty() ? "" : ", ").append(source.text(source.named(inner)[0]));
      int sign = next(source.first(inner, "="));
      Node pattern = tree.is(sign, "-") ? value(negative(sign)) : of(sign);
      if (inner != whole) {
        int[] captured = source.named(whole);
        String name = captured(captured[captured.length - 1]);
        pattern =
            source
                .node(Kind.MATCH_AS, tree.start(sign), tree.end(whole), whole, name)
                .add(Role.PATTERN, pattern);
      }
      keywords.add(pattern);
    }
    Node type = source.node(Kind.MATCH_CLASS, at, names.isEmpty() ? null : names.toString());
    type.add(Role.CLS, dotted(parts[0]));
    positional.forEach(pattern -> type.add(Role.PATTERNS, pattern));
    keywords.forEach(pattern -> type.add(Role.KWD_PATTERNS, pattern));
    return type;
  }
}
