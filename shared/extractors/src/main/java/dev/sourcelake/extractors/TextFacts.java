package dev.sourcelake.extractors;

import dev.sourcelake.model.source.LineIndex;
import dev.sourcelake.model.source.SourceText;
import java.util.Locale;

/**
 * How a text is written: what the ledger says of it beside the parser's part.
 *
 * @param encoding name of the encoding it was read in, in lower case
 * @param bom whether it starts with a byte order mark
 * @param newline lf, crlf, cr, mixed, or none where there is but one line
 * @param indent {@code tab} or a number of spaces; null where no line is indented
 * @param trailingNewline whether its last line ends with a line end
 */
record TextFacts(
    String encoding, boolean bom, String newline, String indent, boolean trailingNewline) {
  /** Wider steps of indent than this are alignment. */
  private static final int WIDEST_INDENT = 8;

  /** Looks at a file's text once. */
  static TextFacts of(SourceFile file) {
    return "python".equals(file.settings().language())
        ? PythonLayout.of(file.text())
        : of(file.text());
  }

  private static TextFacts of(SourceText text) {
    byte[] utf8 = text.utf8();
    LineIndex lines = text.lines();
    int lf = 0;
    int crlf = 0;
    int cr = 0;
    int tabs = 0;
    int[] steps = new int[WIDEST_INDENT + 1];
    int previous = 0;
    for (int line = 1; line <= lines.lineCount(); line++) {
      int start = lines.lineStart(line);
      int end = lines.lineEnd(line);
      if (line < lines.lineCount()) {
        if (utf8[end - 1] == '\r') {
          cr++;
        } else if (end - 2 >= start && utf8[end - 2] == '\r') {
          crlf++;
        } else {
          lf++;
        }
      }
      int at = start;
      while (at < end && utf8[at] == ' ') {
        at++;
      }
      if (at == end || utf8[at] == '\n' || utf8[at] == '\r') {
        continue;
      }
      if (utf8[at] == '\t') {
        tabs += at == start ? 1 : 0;
        continue;
      }
      int step = at - start - previous;
      previous = at - start;
      // Single steps are the stars of block comments.
      if (step > 1 && step <= WIDEST_INDENT) {
        steps[step]++;
      }
    }
    return new TextFacts(
        encoding(text),
        text.bom() > 0,
        newline(lf, crlf, cr),
        indent(tabs, steps),
        utf8.length > text.bom() && lines.lineStart(lines.lineCount()) == utf8.length);
  }

  static String encoding(SourceText text) {
    return text.charset().name().toLowerCase(Locale.ROOT);
  }

  private static String newline(int lf, int crlf, int cr) {
    int kinds = Integer.signum(lf) + Integer.signum(crlf) + Integer.signum(cr);
    return switch (kinds) {
      case 0 -> "none";
      case 1 -> lf > 0 ? "lf" : crlf > 0 ? "crlf" : "cr";
      default -> "mixed";
    };
  }

  /** Steps are counted where lines go in; a file of tabs has one on nearly every line. */
  private static String indent(int tabs, int[] steps) {
    int best = 0;
    int all = 0;
    for (int width = 1; width < steps.length; width++) {
      all += steps[width];
      if (steps[width] > steps[best]) {
        best = width;
      }
    }
    if (tabs > all) {
      return "tab";
    }
    return best == 0 ? null : Integer.toString(best);
  }
}
