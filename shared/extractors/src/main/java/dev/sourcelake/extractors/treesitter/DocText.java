package dev.sourcelake.extractors.treesitter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of documentation without comment marks and indent. */
final class DocText {
  private static final Pattern STAR = Pattern.compile("^\\s*\\*? ?");

  private static final Pattern MARK =
      Pattern.compile("(/\\*[*!]+|/\\*|//[/!]?|#+!?|--\\[\\[-?|---?|%+|<!--)");

  private DocText() {}

  /** A docstring as {@code inspect.cleandoc} gives it, but for escapes and tabs. */
  static String dedented(String text) {
    List<String> lines = new ArrayList<>(lines(text));
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
    return joined(lines(inner).stream().map(line -> STAR.matcher(line).replaceFirst("")).toList());
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
    Matcher mark = MARK.matcher(comment);
    return mark.lookingAt() ? mark.group(1) : "";
  }

  /** Whether a comment says that it is about what stands before it. */
  static boolean isTrailing(String comment) {
    return comment.startsWith("<", mark(comment).length());
  }

  /** What a comment of any style says. */
  static String ofMarked(String comment) {
    String mark = mark(comment);
    int start = mark.length() + (isTrailing(comment) ? 1 : 0);
    if (mark.startsWith("/*")) {
      int end = Math.max(start, comment.length() - (comment.endsWith("*/") ? 2 : 0));
      return joined(
          lines(comment.substring(start, end)).stream()
              .map(line -> STAR.matcher(line).replaceFirst(""))
              .toList());
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
    return List.of(text.split("\r\n|\r|\n", -1));
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
    return String.join(
        "\n", lines.subList(first, after).stream().map(String::stripTrailing).toList());
  }
}
