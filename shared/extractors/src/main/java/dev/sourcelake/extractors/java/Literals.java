package dev.sourcelake.extractors.java;

/** Where literals end that may hold anything: characters, strings and text blocks. */
final class Literals {
  private Literals() {}

  /**
   * The index after the literal whose quote stands at an index, the text's length where it is not
   * closed; one that its line cuts off keeps the line's end, which a parser rejects.
   */
  static int end(char[] text, int start) {
    char quote = text[start];
    return quote == '"' && is(text, start + 1, '"') && is(text, start + 2, '"')
        ? textBlockEnd(text, start + 3)
        : lineLiteralEnd(text, start + 1, quote);
  }

  private static int lineLiteralEnd(char[] text, int from, char quote) {
    int end = from;
    while (end < text.length && text[end] != quote && text[end] != '\n' && text[end] != '\r') {
      end += text[end] == '\\' ? 2 : 1;
    }
    return Math.min(end + 1, text.length);
  }

  private static int textBlockEnd(char[] text, int from) {
    int end = from;
    while (end < text.length
        && !(text[end] == '"' && is(text, end + 1, '"') && is(text, end + 2, '"'))) {
      end += text[end] == '\\' ? 2 : 1;
    }
    return Math.min(end + 3, text.length);
  }

  private static boolean is(char[] text, int index, char c) {
    return index < text.length && text[index] == c;
  }
}
