package dev.sourcelake.extractors.treesitter;

/** Source text made fit for a cell. */
final class Text {
  private static final int LONGEST = 1_000;

  private Text() {}

  /** White space folded into single blanks, trimmed, cut at 1,000 characters. */
  static String folded(String text) {
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

  /** The first characters of a text, not more than {@code length} of them and no half one. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
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
