package dev.sourcelake.extractors;

import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.source.LineIndex;
import dev.sourcelake.model.source.SourceText;
import dev.sourcelake.model.table.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The problems of one file and family: the first are kept, the rest counted. */
final class DiagnosticRows {
  private static final int LONGEST_LINE = 160;
  private static final int LONGEST_MESSAGE = 1_000;
  private static final int TAB_STOP = 8;

  private final int most;
  private final List<Diagnostic> kept = new ArrayList<>();
  private Diagnostic firstDropped;
  private int dropped;

  DiagnosticRows(int most) {
    this.most = most;
  }

  void add(Diagnostic diagnostic) {
    if (kept.size() < most) {
      kept.add(diagnostic);
      return;
    }
    if (dropped++ == 0) {
      firstDropped = diagnostic;
    }
  }

  void clear() {
    kept.clear();
    dropped = 0;
    firstDropped = null;
  }

  /** What is to be written: the kept ones, and one that says how many more there were. */
  List<Diagnostic> all() {
    if (dropped == 0) {
      return kept;
    }
    List<Diagnostic> all = new ArrayList<>(kept);
    all.add(
        Diagnostic.ofFile(
            Diagnostic.Severity.INFO,
            firstDropped.kind(),
            dropped + " more problems are not listed: a file lists " + most + " at most"));
    return all;
  }

  static void fill(RowBatch row, int index, Diagnostic diagnostic) {
    row.set(Diagnostics.INDEX, index)
        .set(Diagnostics.SEVERITY, diagnostic.severity().name().toLowerCase(Locale.ROOT))
        .set(Diagnostics.KIND, diagnostic.kind().name().toLowerCase(Locale.ROOT))
        .set(Diagnostics.CODE, diagnostic.code())
        .set(Diagnostics.MESSAGE, SecretRedactor.redact(cut(diagnostic.message(), LONGEST_MESSAGE)))
        .set(Diagnostics.EXPECTED, diagnostic.expected());
  }

  /** What an editor shows at the place. */
  static void fillPlace(RowBatch row, SourceText text, int offset) {
    row.set(Diagnostics.EDITOR_LINE, text.lines().line(offset))
        .set(Diagnostics.EDITOR_COLUMN, editorColumn(text, offset))
        .set(Diagnostics.CONTEXT, context(text, offset));
  }

  /** Characters from 1, a tab leading to the next multiple of eight. */
  static int editorColumn(SourceText text, int offset) {
    LineIndex lines = text.lines();
    byte[] utf8 = text.utf8();
    int column = 0;
    for (int i = lines.lineStart(lines.line(offset)); i < offset; i++) {
      if (utf8[i] == '\t') {
        column += TAB_STOP - column % TAB_STOP;
      } else if ((utf8[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return column + 1;
  }

  /**
   * The line of the offset and its neighbours but for secrets; of a long line the part around the
   * place.
   */
  static String context(SourceText text, int offset) {
    LineIndex lines = text.lines();
    int line = lines.line(offset);
    StringBuilder context = new StringBuilder();
    for (int at = Math.max(1, line - 1); at <= Math.min(lines.lineCount(), line + 1); at++) {
      if (!context.isEmpty()) {
        context.append('\n');
      }
      int start = lines.lineStart(at);
      int end = lines.lineEnd(at);
      int from = at == line ? Math.max(start, offset - LONGEST_LINE / 2) : start;
      int to = Math.min(end, from + LONGEST_LINE);
      context
          .append(from > start ? "…" : "")
          .append(text.slice(wholeFrom(text, from), wholeFrom(text, to)).stripTrailing())
          .append(to < end ? "…" : "");
    }
    return SecretRedactor.redact(context.toString());
  }

  /** The first offset from here on that starts a character. */
  private static int wholeFrom(SourceText text, int offset) {
    byte[] utf8 = text.utf8();
    int at = offset;
    while (at < utf8.length && (utf8[at] & 0xC0) == 0x80) {
      at++;
    }
    return at;
  }

  private static String cut(String message, int length) {
    return message.length() <= length
        ? message
        : message.substring(0, message.offsetByCodePoints(length - 1, 0)) + "…";
  }
}
