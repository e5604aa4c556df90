package dev.sourcelake.extractors.java;

/** Steps over white space and comments between tokens, which no other program helps with. */
final class SourceGaps {
  private SourceGaps() {}

  /** Where the token before an offset ends; line comments are not looked for. */
  static int endBefore(byte[] utf8, int offset) {
    int end = offset;
    while (true) {
      while (end > 0 && Character.isWhitespace(utf8[end - 1])) {
        end--;
      }
      if (end < 4 || utf8[end - 1] != '/' || utf8[end - 2] != '*') {
        return end;
      }
      int open = end - 3;
      while (open > 0 && !(utf8[open] == '*' && utf8[open - 1] == '/')) {
        open--;
      }
      end = open - 1;
    }
  }
}
