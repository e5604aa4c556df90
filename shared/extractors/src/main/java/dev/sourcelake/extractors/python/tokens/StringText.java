package dev.sourcelake.extractors.python.tokens;

/** How far the text of a string with replacement fields reaches. */
final class StringText {
  private StringText() {}

  /** The offset of what ends a piece of text: a brace, closing quotes, a line end, or the limit. */
  static int end(Bytes bytes, int offset, OpenString string) {
    boolean format = string.field() != null;
    int at = offset;
    while (at < bytes.limit()) {
      int b = bytes.at(at);
      switch (b) {
        case '{', '}' -> {
          if (format || bytes.at(at + 1) != b) {
            return at;
          }
          at += 2;
        }
        case '\\' -> at = escapeEnd(bytes, at, string.raw);
        case '\n', '\r' -> {
          if (!string.triple) {
            return at;
          }
          at++;
        }
        default -> {
          if (isEnd(bytes, at, string)) {
            return at;
          }
          at++;
        }
      }
    }
    return Math.min(at, bytes.limit());
  }

  static boolean isEnd(Bytes bytes, int offset, OpenString string) {
    return bytes.at(offset) == string.quote
        && (!string.triple || bytes.isTriple(offset, string.quote));
  }

  private static int escapeEnd(Bytes bytes, int offset, boolean raw) {
    int next = bytes.at(offset + 1);
    if (next == '{' || next == '}') {
      return offset + 1;
    }
    if (!raw && next == 'N' && bytes.at(offset + 2) == '{') {
      int at = offset + 3;
      while (at < bytes.limit() && bytes.at(at) != '}' && !bytes.isLineEnd(at)) {
        at++;
      }
      return bytes.at(at) == '}' ? at + 1 : at;
    }
    return bytes.isLineEnd(offset + 1) ? bytes.lineEndEnd(offset + 1) : offset + 2;
  }
}
