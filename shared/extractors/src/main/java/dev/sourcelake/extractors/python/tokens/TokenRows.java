package dev.sourcelake.extractors.python.tokens;

import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.GeneratedRegions.Region;
import dev.sourcelake.extractors.SecretDetector;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.python.SecretSpans;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.CstTokens;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes the tokens of a file: their spans tile it. */
public final class TokenRows {
  /** What the column {@code parser} says: no parser but this lexer reads tokens. */
  public static final String PARSER = "sourcelake";

  /** Raised when tokens change. */
  public static final String VERSION = "1";

  private static final byte[] LANGUAGE = "python".getBytes(StandardCharsets.UTF_8);
  private static final byte[] PARSER_UTF8 = PARSER.getBytes(StandardCharsets.UTF_8);
  private static final byte[] REDACTED = SecretDetector.REDACTED.getBytes(StandardCharsets.UTF_8);
  private static final Map<TokenKind, byte[]> KINDS = kinds();

  private final byte[] utf8;
  private final SecretSpans secrets;
  private final FactSink out;
  private int token;

  private TokenRows(byte[] utf8, SecretSpans secrets, FactSink out) {
    this.utf8 = utf8;
    this.secrets = secrets;
    this.out = out;
  }

  private static Map<TokenKind, byte[]> kinds() {
    Map<TokenKind, byte[]> names = new EnumMap<>(TokenKind.class);
    for (TokenKind kind : TokenKind.values()) {
      names.put(kind, kind.id().getBytes(StandardCharsets.UTF_8));
    }
    return names;
  }

  /**
   * Writes the rows of a file.
   *
   * @param skipped what is not read, in order
   * @param secrets literals whose text is not to be shown
   */
  public static void write(
      SourceFile file, List<Region> skipped, SecretSpans secrets, FactSink out) {
    byte[] utf8 = file.text().utf8();
    int start = file.text().bom();
    TokenRows rows = new TokenRows(utf8, secrets, out);
    if (start > 0) {
      rows.row(TokenKind.BOM, 0, start);
    }
    PythonLexer lexer = new PythonLexer(utf8, start, rows::row);
    for (Region region : skipped) {
      lexer.readTo(region.start());
      lexer.skipTo(region.end());
    }
    lexer.readTo(utf8.length);
  }

  private void row(TokenKind kind, int start, int end) {
    byte[] name = KINDS.get(kind);
    RowBatch row =
        out.begin(Family.CST, CstTokens.TABLE, start, end)
            .set(CstTokens.INDEX, token++)
            .set(CstTokens.KIND, name, 0, name.length)
            .set(CstTokens.LANGUAGE, LANGUAGE, 0, LANGUAGE.length)
            .set(CstTokens.PARSER, PARSER_UTF8, 0, PARSER_UTF8.length);
    switch (kind) {
      case STRING, STRING_MIDDLE -> {
        boolean secret = secrets.overlaps(start, end);
        row.set(
            CstTokens.TEXT,
            secret ? REDACTED : utf8,
            secret ? 0 : start,
            secret ? REDACTED.length : end - start);
      }
      case IDENTIFIER,
          KEYWORD,
          NUMBER,
          STRING_START,
          STRING_END,
          OPERATOR,
          SEPARATOR,
          COMMENT,
          ERROR ->
          row.set(CstTokens.TEXT, utf8, start, end - start);
      case BOM, WHITESPACE, NEWLINE, CONTINUATION, SKIPPED -> {
        // Its span says it all.
      }
    }
  }
}
