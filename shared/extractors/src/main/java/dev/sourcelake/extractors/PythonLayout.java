package dev.sourcelake.extractors;

import dev.sourcelake.extractors.python.tokens.PythonLexer;
import dev.sourcelake.extractors.python.tokens.TokenKind;
import dev.sourcelake.model.source.LineIndex;
import dev.sourcelake.model.source.SourceText;
import java.nio.charset.StandardCharsets;

/**
 * How a Python file is laid out, as LibCST's module says it: the line end is the first line's, the
 * indent is the first block's, and a line end that is escaped ends no file.
 */
final class PythonLayout {
  private final byte[] utf8;
  private int lineStart;
  private boolean startsLine = true;
  private String indent;

  private PythonLayout(SourceText text) {
    this.utf8 = text.utf8();
    this.lineStart = text.bom();
  }

  static TextFacts of(SourceText text) {
    return new TextFacts(
        TextFacts.encoding(text),
        text.bom() > 0,
        newline(text),
        new PythonLayout(text).indent(text.bom()),
        endsWithLine(text.utf8()));
  }

  private static String newline(SourceText text) {
    LineIndex lines = text.lines();
    if (lines.lineCount() == 1) {
      return "none";
    }
    int end = lines.lineEnd(1);
    byte[] utf8 = text.utf8();
    if (utf8[end - 1] == '\r') {
      return "cr";
    }
    return end > 1 && utf8[end - 2] == '\r' ? "crlf" : "lf";
  }

  private static boolean endsWithLine(byte[] utf8) {
    int last = utf8.length - 1;
    if (last < 0 || utf8[last] != '\n') {
      return false;
    }
    int before = last > 0 && utf8[last - 1] == '\r' ? last - 2 : last - 1;
    return before < 0 || utf8[before] != '\\';
  }

  /** {@code tab}, a number of spaces, or white space of another kind as it is; null for none. */
  private String indent(int start) {
    PythonLexer[] lexer = new PythonLexer[1];
    lexer[0] = new PythonLexer(utf8, start, (kind, from, to) -> add(lexer[0], kind, from, to));
    lexer[0].readWhile(utf8.length, () -> indent == null);
    if (indent == null || indent.equals("\t")) {
      return indent == null ? null : "tab";
    }
    return indent.isBlank() && indent.indexOf('\t') < 0 && indent.indexOf('\f') < 0
        ? Integer.toString(indent.length())
        : indent;
  }

  private void add(PythonLexer lexer, TokenKind kind, int from, int to) {
    switch (kind) {
      case NEWLINE -> {
        startsLine = lexer.isOutermost();
        lineStart = to;
      }
      case WHITESPACE, COMMENT, BOM, SKIPPED -> {
        // Lines of these alone have no indent.
      }
      default -> {
        if (startsLine && from > lineStart) {
          indent = new String(utf8, lineStart, from - lineStart, StandardCharsets.UTF_8);
        }
        startsLine = false;
      }
    }
  }
}
