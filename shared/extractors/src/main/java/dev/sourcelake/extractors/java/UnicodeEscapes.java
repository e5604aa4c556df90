package dev.sourcelake.extractors.java;

import java.util.Arrays;

/**
 * A text whose Unicode escapes are replaced by what they stand for, as the compiler does before it
 * reads tokens, and where each of its chars stood.
 */
final class UnicodeEscapes {
  private static final int HEX_DIGITS = 4;

  private final String text;
  private final int[] origins;

  private UnicodeEscapes(String text, int[] origins) {
    this.text = text;
    this.origins = origins;
  }

  /** The text without valid escapes; malformed ones stay. */
  String text() {
    return text;
  }

  /** For each char of the text, and for its end, the index in the original; the caller's own. */
  int[] origins() {
    return origins;
  }

  /** Decodes a text; null where it has no valid escape. */
  static UnicodeEscapes decode(String original) {
    int first = original.indexOf("\\u");
    if (first < 0) {
      return null;
    }
    StringBuilder text = new StringBuilder(original.length());
    int[] origins = new int[original.length() + 1];
    boolean found = false;
    int i = 0;
    while (i < original.length()) {
      char c = original.charAt(i);
      origins[text.length()] = i;
      int end = c == '\\' ? escapeEnd(original, i) : -1;
      if (end > 0) {
        text.append((char) Integer.parseInt(original, end - HEX_DIGITS, end, 16));
        found = true;
        i = end;
      } else {
        text.append(c);
        i++;
        if (c == '\\' && i < original.length() && original.charAt(i) == '\\') {
          // The second of two backslashes starts no escape.
          origins[text.length()] = i++;
          text.append('\\');
        }
      }
    }
    origins[text.length()] = i;
    return found
        ? new UnicodeEscapes(text.toString(), Arrays.copyOf(origins, text.length() + 1))
        : null;
  }

  /** Where the escape that starts here ends; -1 where none does. */
  private static int escapeEnd(String text, int backslash) {
    int at = backslash + 1;
    while (at < text.length() && text.charAt(at) == 'u') {
      at++;
    }
    if (at == backslash + 1 || at + HEX_DIGITS > text.length()) {
      return -1;
    }
    for (int i = at; i < at + HEX_DIGITS; i++) {
      char c = text.charAt(i);
      if (c > 'f' || Character.digit(c, 16) < 0) {
        return -1;
      }
    }
    return at + HEX_DIGITS;
  }
}
