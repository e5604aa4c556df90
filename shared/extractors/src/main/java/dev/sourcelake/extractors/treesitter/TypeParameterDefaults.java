package dev.sourcelake.extractors.treesitter;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spells the defaults of Python's type parameters (PEP 696) as the grammar can take them, which
 * knows bounds alone: {@code T: a = b} as {@code T: a : b}, and a star before the value as a blank.
 * Nothing moves, so that a tree of the spelled text is one of the text itself.
 */
final class TypeParameterDefaults {
  private static final Pattern HEAD =
      Pattern.compile("\\b(?:def|class|type)[ \\t\\f]+[\\w\\x80-\\xFF]+[ \\t\\f]*\\[");

  private final String text;
  private final byte[] spelled;
  private int at;

  private TypeParameterDefaults(byte[] utf8) {
    // A character for each byte, so that places in the text are offsets.
    this.text = new String(utf8, StandardCharsets.ISO_8859_1);
    this.spelled = utf8.clone();
  }

  /**
   * The text with its defaults spelled anew; what stands in strings and comments may be, too, which
   * changes no tree.
   */
  static byte[] spelledIn(byte[] utf8) {
    TypeParameterDefaults defaults = new TypeParameterDefaults(utf8);
    Matcher head = HEAD.matcher(defaults.text);
    while (defaults.at <= utf8.length && head.find(defaults.at)) {
      defaults.at = head.end();
      defaults.list();
    }
    return defaults.spelled;
  }

  /** Reads to the bracket that closes a list of type parameters. */
  private void list() {
    int depth = 1;
    boolean hasDefault = false;
    while (at < text.length() && depth > 0) {
      char c = text.charAt(at);
      switch (c) {
        case '[', '(', '{' -> depth++;
        case ']', ')', '}' -> depth--;
        case '#' -> toLineEnd();
        case '"', '\'' -> toQuote(c);
        case ',' -> hasDefault &= depth > 1;
        case '=' -> {
          if (depth == 1 && !hasDefault && isAlone()) {
            hasDefault = true;
            spelled[at] = ':';
            blankStar();
          }
        }
        default -> {
          // It is part of a name, a number or another sign.
        }
      }
      at++;
    }
  }

  /** Whether an equal sign is no part of a longer one. */
  private boolean isAlone() {
    boolean doubled = text.startsWith("==", at) || text.charAt(at - 1) == '=';
    return !doubled && "!<>:".indexOf(text.charAt(at - 1)) < 0;
  }

  private void blankStar() {
    int value = startOfValue(spelled, at + 1);
    if (value < spelled.length && spelled[value] == '*') {
      spelled[value] = ' ';
    }
  }

  /** Where the value begins that follows a sign, behind white space and comments. */
  private static int startOfValue(byte[] utf8, int from) {
    int value = from;
    boolean comment = false;
    while (value < utf8.length) {
      byte c = utf8[value];
      comment = c != '\n' && c != '\r' && (comment || c == '#');
      if (!comment && c != '\\' && c > ' ') {
        return value;
      }
      value++;
    }
    return value;
  }

  private void toLineEnd() {
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
  }

  /** Goes on to the last sign of a string. */
  private void toQuote(char quote) {
    String one = String.valueOf(quote);
    String end = text.startsWith(one.repeat(3), at) ? one.repeat(3) : one;
    at += end.length();
    while (at < text.length() && !text.startsWith(end, at)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at += end.length() - 1;
  }
}
