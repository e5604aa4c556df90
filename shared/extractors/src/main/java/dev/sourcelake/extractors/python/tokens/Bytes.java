package dev.sourcelake.extractors.python.tokens;

/** Where parts of tokens end in UTF-8 bytes, up to a limit. */
final class Bytes {
  private final byte[] text;
  private final int limit;

  Bytes(byte[] text, int limit) {
    this.text = text;
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  /** The byte at an offset, 0 behind the limit. */
  int at(int offset) {
    return offset < limit ? text[offset] & 0xFF : 0;
  }

  static boolean isWhiteSpace(int b) {
    return b == ' ' || b == '\t' || b == '\f';
  }

  static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  boolean isLineEnd(int offset) {
    return offset < limit && (text[offset] == '\n' || text[offset] == '\r');
  }

  int lineEndEnd(int offset) {
    return text[offset] == '\r' && at(offset + 1) == '\n' ? offset + 2 : offset + 1;
  }

  int whiteSpaceEnd(int offset) {
    int end = offset;
    while (end < limit && isWhiteSpace(text[end])) {
      end++;
    }
    return end;
  }

  int restOfLine(int offset) {
    int end = offset;
    while (end < limit && !isLineEnd(end)) {
      end++;
    }
    return end;
  }

  /** The end of the identifier at an offset; the offset itself where none starts. */
  int identifierEnd(int offset) {
    int end = offset;
    while (end < limit) {
      int b = text[end] & 0xFF;
      if (b < 0x80) {
        boolean part =
            b == '_' || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z') || (end > offset && isDigit(b));
        if (!part) {
          return end;
        }
        end++;
      } else {
        int c = codePoint(end);
        boolean part =
            end == offset
                ? Character.isUnicodeIdentifierStart(c)
                : Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
        if (!part) {
          return end;
        }
        end = characterEnd(end);
      }
    }
    return end;
  }

  /** The end of the character at an offset. */
  int characterEnd(int offset) {
    int end = offset + 1;
    while (end < limit && (text[end] & 0xC0) == 0x80) {
      end++;
    }
    return end;
  }

  private int codePoint(int offset) {
    int b = text[offset] & 0xFF;
    if (b < 0xE0) {
      return (b & 0x1F) << 6 | next(offset, 1);
    }
    if (b < 0xF0) {
      return (b & 0x0F) << 12 | next(offset, 1) << 6 | next(offset, 2);
    }
    return (b & 0x07) << 18 | next(offset, 1) << 12 | next(offset, 2) << 6 | next(offset, 3);
  }

  private int next(int offset, int by) {
    return at(offset + by) & 0x3F;
  }

  /** The end of the number that starts with a digit, or with a dot before one. */
  int numberEnd(int offset) {
    int second = at(offset + 1) | 0x20;
    if (text[offset] == '0' && (second == 'x' || second == 'o' || second == 'b')) {
      int end = digitsEnd(offset + 2, second == 'x');
      return end == offset + 2 ? offset + 1 : end;
    }
    int end = digitsEnd(offset, false);
    if (at(end) == '.') {
      end = digitsEnd(end + 1, false);
    }
    if ((at(end) | 0x20) == 'e') {
      int sign = at(end + 1) == '+' || at(end + 1) == '-' ? 1 : 0;
      if (isDigit(at(end + 1 + sign))) {
        end = digitsEnd(end + 1 + sign, false);
      }
    }
    return (at(end) | 0x20) == 'j' ? end + 1 : end;
  }

  private int digitsEnd(int offset, boolean hexadecimal) {
    int end = offset;
    while (isDigit(at(end), hexadecimal) || (at(end) == '_' && isDigit(at(end + 1), hexadecimal))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(int b, boolean hexadecimal) {
    return isDigit(b) || (hexadecimal && (b | 0x20) >= 'a' && (b | 0x20) <= 'f');
  }

  /** Whether three quotes of a kind stand at an offset. */
  boolean isTriple(int offset, int quote) {
    return at(offset) == quote && at(offset + 1) == quote && at(offset + 2) == quote;
  }

  /** The end of a literal whose text begins at an offset, or -1 where it has none. */
  int stringEnd(int offset, int quote, boolean triple) {
    int at = offset;
    while (at < limit) {
      int b = text[at] & 0xFF;
      if (b == '\\' && at + 1 < limit) {
        at = isLineEnd(at + 1) ? lineEndEnd(at + 1) : at + 2;
      } else if (b == quote && (!triple || isTriple(at, quote))) {
        return at + (triple ? 3 : 1);
      } else if (!triple && isLineEnd(at)) {
        return -1;
      } else {
        at++;
      }
    }
    return -1;
  }
}
