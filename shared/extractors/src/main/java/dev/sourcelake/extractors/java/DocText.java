package dev.sourcelake.extractors.java;

import java.util.ArrayList;
import java.util.List;

/** The text of a doc comment without its marks and the indent that all its lines share. */
final class DocText {
  private DocText() {}

  /** The text of a comment as written, either {@code /** … *}{@code /} or lines of {@code ///}. */
  static String of(String comment, boolean markdown) {
    String inner = markdown ? comment : betweenMarks(comment);
    List<String> lines = new ArrayList<>();
    boolean first = true;
    for (String line : (Iterable<String>) inner.lines()::iterator) {
      lines.add(markdown ? afterSlashes(line) : first ? line : afterStars(line));
      first = false;
    }
    if (!markdown && !lines.isEmpty()) {
      // The first line follows the opening mark, its indent says nothing of the others'.
      lines.set(0, lines.getFirst().stripLeading());
    }
    return join(lines, markdown ? 0 : 1, markdown);
  }

  /** What stands between the opening mark and the closing one, however many stars that has. */
  private static String betweenMarks(String comment) {
    int end = comment.length() - 1;
    while (end > 3 && comment.charAt(end - 1) == '*') {
      end--;
    }
    return comment.substring(Math.min(3, end), end);
  }

  private static String afterSlashes(String line) {
    String text = line.stripLeading();
    return text.startsWith("///") ? text.substring(3) : text;
  }

  /** Without leading white space and stars; a line without stars keeps its white space. */
  private static String afterStars(String line) {
    int at = 0;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    int star = at;
    while (star < line.length() && line.charAt(star) == '*') {
      star++;
    }
    return star > at ? line.substring(star) : line;
  }

  /** White space at the end of a line means something in Markdown. */
  private static String join(List<String> lines, int firstIndented, boolean markdown) {
    int indent = Integer.MAX_VALUE;
    for (int i = firstIndented; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank()) {
        indent = Math.min(indent, line.length() - line.stripLeading().length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int from = i < firstIndented ? 0 : Math.min(indent, line.length());
      String shifted = line.substring(from);
      text.append(i == 0 ? "" : "\n").append(markdown ? shifted : shifted.stripTrailing());
    }
    return text.toString().strip();
  }
}
