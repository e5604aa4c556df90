package dev.sourcelake.extractors.java;

/** Steps over white space and comments between tokens, which no other program helps with. */
final class SourceGaps {
  private SourceGaps() {}

  /** Where the token before an offset ends. */
  static int endBefore(byte[] utf8, int offset) {
    int end = offset;
    while (true) {
      while (end > 0 && Character.isWhitespace(utf8[end - 1])) {
        end--;
      }
      int comment = commentStart(utf8, end);
      if (comment < 0) {
        return end;
      }
      end = comment;
    }
  }

  /** Where the comment that ends at an offset starts; -1 where none ends there. */
  private static int commentStart(byte[] utf8, int end) {
    if (end >= 4 && utf8[end - 1] == '/' && utf8[end - 2] == '*') {
      int open = end - 3;
      while (open > 0 && !(utf8[open] == '*' && utf8[open - 1] == '/')) {
        open--;
      }
      return open - 1;
    }
    int at = end;
    while (at > 0 && utf8[at - 1] != '\n') {
      at--;
    }
    byte quote = 0;
    for (; at + 1 < end; at++) {
      if (quote != 0 && utf8[at] == '\\') {
        at++;
      } else if (quote != 0) {
        quote = utf8[at] == quote ? 0 : quote;
      } else if (utf8[at] == '"' || utf8[at] == '\'') {
        quote = utf8[at];
      } else if (utf8[at] == '/' && utf8[at + 1] == '/') {
        return at;
      }
    }
    return -1;
  }
}
