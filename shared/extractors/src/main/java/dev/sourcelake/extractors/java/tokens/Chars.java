package dev.sourcelake.extractors.java.tokens;

/** Where the lexical elements of a text end; its Unicode escapes are decoded. */
final class Chars {
  private final String text;
  private final int limit;

  /** Looks at a text before {@code limit} only. */
  Chars(String text, int limit) {
    this.text = text;
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  /** The char at an index; 0 beyond the end. */
  char at(int index) {
    return index < limit ? text.charAt(index) : 0;
  }

  static boolean isWhiteSpace(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  boolean startsIdentifier(int index) {
    if (index >= limit) {
      return false;
    }
    char c = text.charAt(index);
    return c < 0x80
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$'
        : Character.isJavaIdentifierStart(text.codePointAt(index));
  }

  int whiteSpaceEnd(int start) {
    int end = start;
    while (end < limit && isWhiteSpace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  int lineEndEnd(int start) {
    return at(start) == '\r' && at(start + 1) == '\n' ? start + 2 : start + 1;
  }

  int identifierEnd(int start) {
    int end = start;
    while (end < limit) {
      int c = text.codePointAt(end);
      if (!Character.isJavaIdentifierPart(c)) {
        break;
      }
      end += Character.charCount(c);
    }
    return Math.min(end, limit);
  }

  /** After a comment that starts here; -1 where it has no end. */
  int commentEnd(int start) {
    if (at(start + 1) == '/') {
      int end = start;
      while (end < limit && !isLineEnd(text.charAt(end))) {
        end++;
      }
      return end;
    }
    int close = text.indexOf("*/", start + 2);
    return close < 0 || close + 2 > limit ? -1 : close + 2;
  }

  /** After a literal of one line that starts with its quote; -1 where the line cuts it off. */
  int literalEnd(int start) {
    char quote = text.charAt(start);
    int end = start + 1;
    while (end < limit) {
      char c = text.charAt(end);
      if (c == quote) {
        return end + 1;
      }
      if (isLineEnd(c)) {
        return -1;
      }
      end += c == '\\' && !isLineEnd(at(end + 1)) ? 2 : 1;
    }
    return -1;
  }

  /** After a text block; -1 where it has no end. */
  int textBlockEnd(int start) {
    int end = start + 3;
    while (end < limit) {
      if (at(end) == '"' && at(end + 1) == '"' && at(end + 2) == '"') {
        return end + 3;
      }
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return -1;
  }

  /** After the rest of a line. */
  int restOfLine(int start) {
    int end = start;
    while (end < limit && !isLineEnd(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** After a number: digits of any base with their point, exponent and suffix. */
  int numberEnd(int start) {
    boolean hex = at(start) == '0' && (at(start + 1) | 0x20) == 'x';
    char exponent = hex ? 'p' : 'e';
    boolean pointed = false;
    boolean scaled = false;
    int end = start;
    while (end < limit) {
      char c = text.charAt(end);
      if (c == '.' && !pointed && !scaled) {
        pointed = true;
      } else if (!isLetterOrDigit(c)) {
        break;
      } else if ((c | 0x20) == exponent && !scaled) {
        scaled = true;
        if (at(end + 1) == '+' || at(end + 1) == '-') {
          end++;
        }
      }
      end++;
    }
    return Math.min(end, limit);
  }

  /** The next index from here on at which there is neither white space nor comment. */
  int significant(int from) {
    int at = from;
    while (at < limit) {
      char c = text.charAt(at);
      if (isWhiteSpace(c) || isLineEnd(c)) {
        at++;
      } else if (c == '/' && (at(at + 1) == '/' || at(at + 1) == '*')) {
        int end = commentEnd(at);
        if (end < 0) {
          return limit;
        }
        at = end;
      } else {
        return at;
      }
    }
    return limit;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
