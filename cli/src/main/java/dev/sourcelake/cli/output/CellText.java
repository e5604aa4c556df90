package dev.sourcelake.cli.output;

import static java.util.stream.Collectors.joining;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.jline.utils.WCWidth;

/** Text as it is shown in one cell of a terminal. */
public final class CellText {
  private CellText() {}

  /** The text in one line and without control characters: source code must not steer a terminal. */
  public static String visible(String text) {
    int first = 0;
    while (first < text.length() && !isControl(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> visible.append("\\n");
        case '\r' -> visible.append("\\r");
        case '\t' -> visible.append("\\t");
        default -> {
          if (isControl(c)) {
            visible.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            visible.append(c);
          }
        }
      }
    }
    return visible.toString();
  }

  /** The text without control characters but tabs. */
  public static String visibleLine(String text) {
    return Stream.of(text.split("\t", -1)).map(CellText::visible).collect(joining("\t"));
  }

  /** Control characters, and those that turn the direction of what follows. */
  static boolean isControl(char c) {
    return c < ' '
        || (c >= 0x7F && c < 0xA0)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  /** How many columns of a terminal the text takes. */
  static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      width += width(c);
      i += Character.charCount(c);
    }
    return width;
  }

  /** The text, cut with an ellipsis where it takes more columns. */
  static String cut(String text, int columns) {
    if (text.length() * 2 <= columns || width(text) <= columns) {
      return text;
    }
    int width = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (width + width(c) > columns - 1) {
        break;
      }
      width += width(c);
      i += Character.charCount(c);
    }
    return text.substring(0, i) + "…";
  }

  /** The text, its beginning cut where it takes more columns: of a path the end says most. */
  static String cutStart(String text, int columns) {
    int from = 0;
    while (from < text.length() && width(text.substring(from)) > columns - (from > 0 ? 1 : 0)) {
      from += Character.charCount(text.codePointAt(from));
    }
    return from == 0 ? text : "…" + text.substring(from);
  }

  private static int width(int codePoint) {
    return codePoint < 0x7F ? 1 : Math.max(0, WCWidth.wcwidth(codePoint));
  }
}
