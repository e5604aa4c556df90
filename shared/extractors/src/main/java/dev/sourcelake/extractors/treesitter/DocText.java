package dev.sourcelake.extractors.treesitter;

import java.util.ArrayList;
import java.util.List;

/** The text of documentation without comment marks and indent. */
final class DocText {
  private DocText() {}

  /** A docstring as {@code inspect.cleandoc} gives it, but for escapes and tabs. */
  static String dedented(String text) {
    List<String> lines = lines(text);
    int indent = Integer.MAX_VALUE;
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank()) {
        indent = Math.min(indent, line.length() - line.stripLeading().length());
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      lines.set(i, i == 0 ? line.stripLeading() : line.substring(Math.min(indent, line.length())));
    }
    return joined(lines);
  }

  /** What a comment between slash-star-star and star-slash says. */
  static String ofJsDoc(String comment) {
    String inner = comment.substring("/**".length(), Math.max(3, comment.length() - 2));
    return joined(withoutStars(lines(inner)));
  }

  /** What a line comment, or a comment between slash-star and star-slash, says. */
  static String ofGoComment(String comment) {
    if (comment.startsWith("//")) {
      return comment.substring(comment.startsWith("// ") ? 3 : 2).stripTrailing();
    }
    return joined(lines(comment.substring(2, Math.max(2, comment.length() - 2))));
  }

  /** The sign that a comment opens with, such as {@code ///}. */
  static String mark(String comment) {
    return comment.substring(0, markLength(comment));
  }

  private static int markLength(String comment) {
    if (comment.isEmpty()) {
      return 0;
    }
    return switch (comment.charAt(0)) {
      case '/' -> slashes(comment);
      case '#' -> {
        int end = after(comment, 0, "#");
        yield comment.startsWith("!", end) ? end + 1 : end;
      }
      case '-' -> hyphens(comment);
      case '%' -> after(comment, 0, "%");
      case '<' -> comment.startsWith("<!--") ? "<!--".length() : 0;
      default -> 0;
    };
  }

  private static int slashes(String comment) {
    if (comment.startsWith("/*")) {
      return after(comment, 2, "*!");
    }
    if (comment.startsWith("//")) {
      return comment.startsWith("/", 2) || comment.startsWith("!", 2) ? 3 : 2;
    }
    return 0;
  }

  private static int hyphens(String comment) {
    if (comment.startsWith("--[[")) {
      return comment.startsWith("-", 4) ? 5 : 4;
    }
    if (comment.startsWith("--")) {
      return comment.startsWith("-", 2) ? 3 : 2;
    }
    return 0;
  }

  /** The place after all of these signs from a place on. */
  private static int after(String comment, int from, String signs) {
    int at = from;
    while (at < comment.length() && signs.indexOf(comment.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** Whether a comment says that it is about what stands before it. */
  static boolean isTrailing(String comment) {
    return comment.startsWith("<", markLength(comment));
  }

  /** What a comment of any style says. */
  static String ofMarked(String comment) {
    String mark = mark(comment);
    int start = mark.length() + (isTrailing(comment) ? 1 : 0);
    if (mark.startsWith("/*")) {
      int end = Math.max(start, comment.length() - (comment.endsWith("*/") ? 2 : 0));
      return joined(withoutStars(lines(comment.substring(start, end))));
    }
    String text = comment.substring(Math.min(start, comment.length())).stripTrailing();
    if (mark.equals("<!--") && text.endsWith("-->")) {
      text = text.substring(0, text.length() - "-->".length()).stripTrailing();
    }
    return text.startsWith(" ") ? text.substring(1) : text;
  }

  /** A text without the empty lines around it. */
  static String trimmed(String text) {
    return joined(lines(text));
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(from, at));
        at += c == '\r' && text.startsWith("\n", at + 1) ? 1 : 0;
        from = at + 1;
      }
    }
    lines.add(text.substring(from));
    return lines;
  }

  /** The lines without the stars, and a blank after each, that comments of many lines have. */
  private static List<String> withoutStars(List<String> lines) {
    lines.replaceAll(line -> {
      int at = 0;
      while (at < line.length() && Text.isSpace(line.charAt(at))) {
        at++;
      }
      at += line.startsWith("*", at) ? 1 : 0;
      return line.substring(line.startsWith(" ", at) ? at + 1 : at);
    });
    return lines;
  }

  /** The lines without white space at their ends and without empty ones around. */
  private static String joined(List<String> lines) {
    int first = 0;
    int after = lines.size();
    while (first < after && lines.get(first).isBlank()) {
      first++;
    }
    while (after > first && lines.get(after - 1).isBlank()) {
      after--;
    }
    StringBuilder joined = new StringBuilder();
    for (int i = first; i < after; i++) {
      joined.append(i == first ? "" : "\n").append(lines.get(i).stripTrailing());
    }
    return joined.toString();
  }
}
