package dev.sourcelake.extractors.python.syntax;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;

/**
 * Makes the nodes of strings: those side by side are one node, and constant parts of formatted ones
 * that meet are one constant.
 */
final class Strings {
  private final Source source;
  private final SyntaxTree tree;
  private final Expressions expressions;

  Strings(Source source, Expressions expressions) {
    this.source = source;
    this.tree = source.tree;
    this.expressions = expressions;
  }

  Node of(int at, int[] strings) {
    boolean formatted = false;
    boolean template = false;
    for (int string : strings) {
      formatted |= hasPrefix(string, 'f');
      template |= hasPrefix(string, 't');
    }
    if (!formatted && !template) {
      return source.node(Kind.CONSTANT, at);
    }
    Node node = source.node(template ? Kind.TEMPLATE_STR : Kind.JOINED_STR, at);
    Parts parts = new Parts(node, template);
    for (int string : strings) {
      if (hasPrefix(string, 'f') || hasPrefix(string, 't')) {
        contents(string, parts);
      } else if (source.has(string, "string_content")) {
        parts.constant(tree.start(string), tree.end(string), string);
      }
    }
    parts.end();
    return node;
  }

  private boolean hasPrefix(int string, char letter) {
    int start = source.first(string, "string_start");
    if (start == NONE) {
      throw new Unreadable(string, "string without a beginning");
    }
    byte[] text = tree.text();
    if ((text[tree.start(start)] | 0x20) == 'u' && tree.end(start) - tree.start(start) > 1) {
      byte second = text[tree.start(start) + 1];
      if (second != '"' && second != '\'') {
        throw new Unreadable(string, "a string with the prefix ur");
      }
    }
    for (int at = tree.start(start); text[at] != '"' && text[at] != '\''; at++) {
      if (text[at] == '`') {
        throw new Unreadable(string, "an expression in backticks");
      }
      if ((text[at] | 0x20) == letter) {
        return true;
      }
    }
    return false;
  }

  private void contents(int string, Parts parts) {
    parts.raw = hasPrefix(string, 'r');
    for (int part = tree.firstChild(string); part != NONE; part = tree.nextSibling(part)) {
      switch (tree.kind(part)) {
        case "string_content" -> parts.constant(tree.start(part), tree.end(part), part);
        case "interpolation" -> interpolation(part, parts);
        case "string_start" -> {}
        case "string_end" -> {
          // In raw strings the grammar takes an escaped quote before the end for a part of it.
          int quotes = tree.text()[tree.end(part) - 1];
          int length = isTriple(string, quotes) ? 3 : 1;
          if (tree.end(part) - tree.start(part) > length) {
            parts.constant(tree.start(part), tree.end(part) - length, part);
          }
        }
        default -> throw new Unreadable(part, "no part of a string: " + tree.kind(part));
      }
    }
  }

  private boolean isTriple(int string, int quote) {
    int begin = tree.end(source.first(string, "string_start"));
    byte[] text = tree.text();
    return begin >= 3
        && text[begin - 1] == quote
        && text[begin - 2] == quote
        && text[begin - 3] == quote;
  }

  private void interpolation(int at, Parts parts) {
    int expression = source.child(at, "expression");
    int conversion = source.optional(at, "type_conversion");
    int format = source.optional(at, "format_specifier");
    if (source.has(at, "=")) {
      int end =
          conversion != NONE
              ? tree.start(conversion)
              : format != NONE ? tree.start(format) : tree.end(at) - 1;
      parts.constant(tree.start(at) + 1, end, at);
    }
    Node field =
        source
            .node(
                parts.template ? Kind.INTERPOLATION : Kind.FORMATTED_VALUE,
                at,
                conversion == NONE ? null : source.text(conversion))
            .add(Role.VALUE, expressions.listed(expression));
    if (format != NONE) {
      field.add(Role.FORMAT_SPEC, format(format));
    }
    parts.field(field);
  }

  private Node format(int at) {
    // The runtime leaves out the line end that a format ends with.
    int end =
        source.first(tree.parent(at), "}") == NONE
            ? tree.end(at)
            : tree.start(source.first(tree.parent(at), "}"));
    Node node = source.node(Kind.JOINED_STR, tree.start(at), end, at, null);
    Parts parts = new Parts(node, false);
    int from = tree.start(at) + 1;
    for (int part = tree.firstChild(at); part != NONE; part = tree.nextSibling(part)) {
      if (tree.is(part, "format_expression")) {
        if (tree.start(part) > from) {
          parts.constant(from, tree.start(part), at);
        }
        interpolation(part, parts);
        from = tree.end(part);
      } else if (tree.isError(part)) {
        throw new Unreadable(part, "syntax error");
      }
    }
    if (end > from) {
      parts.constant(from, end, at);
    }
    parts.end();
    return node;
  }

  /** The parts of a formatted string; constants wait for others to join them. */
  private final class Parts {
    private final Node node;
    final boolean template;
    private int start = NONE;
    private int end;
    private int origin;

    /** Whether the string at hand keeps its backslashes. */
    private boolean raw;

    Parts(Node node, boolean template) {
      this.node = node;
      this.template = template;
    }

    void constant(int from, int to, int at) {
      if (start == NONE) {
        start = from;
        origin = at;
      }
      end = to;
    }

    void field(Node field) {
      end();
      node.add(Role.VALUES, field);
    }

    void end() {
      if (start != NONE && (raw || !isContinuation())) {
        node.add(Role.VALUES, source.node(Kind.CONSTANT, start, end, origin, null));
      }
      start = NONE;
    }

    /** Whether there is nothing but an escaped line end, which says nothing. */
    private boolean isContinuation() {
      byte[] text = tree.text();
      boolean two = end - start == 3 && text[start + 1] == '\r' && text[start + 2] == '\n';
      boolean one = end - start == 2 && (text[start + 1] == '\n' || text[start + 1] == '\r');
      return (one || two) && text[start] == '\\';
    }
  }
}
