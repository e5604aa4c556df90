package dev.sourcelake.extractors.java;

import java.util.OptionalInt;

/**
 * Decides whether a part of a text can be left out of it so that the rest still is what it was:
 * brackets are balanced in it, and no declaration is cut. Works on a parser's text, in which there
 * are no comments.
 */
final class Boundaries {
  private static final String OPENING = "({[";
  private static final String CLOSING = ")}]";

  /** Annotations are short; a longer way back is no way back. */
  private static final int LONGEST_WAY_BACK = 10_000;

  private Boundaries() {}

  /** Whether each bracket in a range has its partner there. */
  static boolean areBalanced(String text, int from, int to) {
    StringBuilder open = new StringBuilder();
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        at = afterLiteral(text, at);
        continue;
      }
      if (OPENING.indexOf(c) >= 0) {
        open.append(c);
      } else if (CLOSING.indexOf(c) >= 0) {
        int last = open.length() - 1;
        if (last < 0 || OPENING.indexOf(open.charAt(last)) != CLOSING.indexOf(c)) {
          return false;
        }
        open.setLength(last);
      }
      at++;
    }
    return open.isEmpty();
  }

  private static int afterLiteral(String text, int start) {
    char quote = text.charAt(start);
    boolean block = text.startsWith("\"\"\"", start);
    int at = start + (block ? 3 : 1);
    while (at < text.length()
        && !(block ? text.startsWith("\"\"\"", at) : text.charAt(at) == quote)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at + (block ? 3 : 1);
  }

  /** The quote that starts the string which ends at an index. */
  private static int literalStart(String text, int end) {
    int at = text.lastIndexOf('"', end - 1);
    while (at > 0 && text.charAt(at - 1) == '\\') {
      at = text.lastIndexOf('"', at - 1);
    }
    return Math.max(at, 0);
  }

  /**
   * Where the declaration begins whose first words, which can only be annotations, stand before an
   * index: the index itself where none do or an element of a list ends, nothing where something
   * else is cut there.
   */
  static OptionalInt declarationStart(String text, int index) {
    int end = index;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int depth = 0;
    int at = end;
    for (; at > 0 && end - at < LONGEST_WAY_BACK; at--) {
      char c = text.charAt(at - 1);
      if (c == '"') {
        at = literalStart(text, at - 1) + 1;
      } else if (c == ')') {
        depth++;
      } else if (c == '(') {
        depth--;
      } else if (depth == 0 && (c == '{' || c == '}' || c == ';')) {
        break;
      }
    }
    while (at < end && text.charAt(at) == ' ') {
      at++;
    }
    if (at == end || text.charAt(end - 1) == ',') {
      return OptionalInt.of(index);
    }
    return text.charAt(at) == '@' && depth == 0 ? OptionalInt.of(at) : OptionalInt.empty();
  }
}
