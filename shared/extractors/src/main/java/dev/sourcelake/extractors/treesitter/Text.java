package dev.sourcelake.extractors.treesitter;

/** Source text made fit for a cell. */
final class Text {
  private static final int LONGEST = 1_000;

  private Text() {}

  /** White space folded into single blanks, trimmed, cut at 1,000 characters. */
  static String folded(String text) {
    if (isFolded(text)) {
      return text;
    }
    StringBuilder folded = new StringBuilder(Math.min(text.length(), LONGEST));
    boolean blank = false;
    for (int i = 0; i < text.length() && folded.length() < LONGEST; i++) {
      char c = text.charAt(i);
      if (c <= ' ') {
        blank = true;
      } else {
        if (blank && !folded.isEmpty()) {
          folded.append(' ');
        }
        blank = false;
        folded.append(c);
      }
    }
    return cut(folded.toString(), LONGEST);
  }

  /** Whether there is nothing to be folded or cut, as in most names and types. */
  private static boolean isFolded(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' && (c != ' ' || before == ' ')) {
        return false;
      }
      before = c;
    }
    return text.isEmpty() || (before != ' ' && text.length() <= LONGEST);
  }

  /** The first characters of a text, not more than {@code length} of them and no half one. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }

  /**
   * Whether a text is a name, or names with a dot between each two: of ASCII letters, digits,
   * {@code _} and one more sign. Most names of types and receivers are, so that little else need be
   * asked.
   */
  static boolean isDotted(String text, char sign) {
    boolean inName = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' ? !inName : !isWord(c) && c != sign) {
        return false;
      }
      inName = c != '.';
    }
    return inName;
  }

  /** Whether regular expressions call a character one of a word. */
  static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /** Whether regular expressions call a character white space. */
  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** The text without white space; the very same where it holds none. */
  static String withoutSpace(String text) {
    int at = 0;
    while (at < text.length() && !isSpace(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length()).append(text, 0, at);
    for (; at < text.length(); at++) {
      if (!isSpace(text.charAt(at))) {
        kept.append(text.charAt(at));
      }
    }
    return kept.toString();
  }

  /** The text without a sign that it may begin with. */
  static String withoutFirst(String text, char sign) {
    return !text.isEmpty() && text.charAt(0) == sign ? text.substring(1) : text;
  }

  /** A type as written after its name, without the colon between the two; white space folded. */
  static String afterColon(String text) {
    String folded = folded(text);
    return folded.startsWith(": ") ? folded.substring(2) : withoutFirst(folded, ':');
  }

  /** The text without what stands between these brackets, nested ones too. */
  static String without(String text, char open, char close) {
    StringBuilder kept = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == open) {
        depth++;
      } else if (c == close && depth > 0) {
        depth--;
      } else if (depth == 0) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  /** The text after the last of these characters, or all of it. */
  static String after(String text, char separator) {
    return text.substring(text.lastIndexOf(separator) + 1);
  }

  /** The text before the first of these characters, or all of it. */
  static String before(String text, char separator) {
    int end = text.indexOf(separator);
    return end < 0 ? text : text.substring(0, end);
  }
}
