package dev.sourcelake.extractors.java.tokens;

import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.GeneratedRegions.Region;
import dev.sourcelake.extractors.SecretDetector;
import dev.sourcelake.extractors.SecretRedactor;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.source.SourceText;
import dev.sourcelake.model.table.CstTokens;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes the tokens of a file: their spans tile it. */
public final class TokenRows {
  /** What the column {@code parser} says: no parser but this lexer reads tokens. */
  public static final String PARSER = "sourcelake";

  /** The names of kinds as they are written. */
  private static final Map<TokenKind, byte[]> KINDS = kinds();

  /** Bytes before a literal in which the name of what it is given to is looked for. */
  private static final int FARTHEST_NAME = 100;

  private static final byte[] LANGUAGE = "java".getBytes(StandardCharsets.UTF_8);
  private static final byte[] PARSER_UTF8 = PARSER.getBytes(StandardCharsets.UTF_8);

  /** Raised when tokens change. */
  public static final String VERSION = "2";

  private final SourceText source;
  private final FactSink out;
  private final String original;

  /** For each char of the decoded text its index in the original; null where they are equal. */
  private final int[] origins;

  private int token;

  /** The index in the original, and the offset in UTF-8, up to which rows are written. */
  private int index;

  private int offset;

  /** The same of the decoded text, for the search for ranges that are not read. */
  private int indexedTo;

  private int indexedOffset;

  private static Map<TokenKind, byte[]> kinds() {
    Map<TokenKind, byte[]> names = new EnumMap<>(TokenKind.class);
    for (TokenKind kind : TokenKind.values()) {
      names.put(kind, kind.id().getBytes(StandardCharsets.UTF_8));
    }
    return names;
  }

  private TokenRows(SourceFile file, int[] origins, FactSink out) {
    this.source = file.text();
    this.original = source.string();
    this.origins = origins;
    this.out = out;
    this.offset = source.bom();
    this.indexedOffset = offset;
  }

  /**
   * Writes the rows of a file.
   *
   * @param decoded its text without Unicode escapes
   * @param origins where the chars of that text, and its end, stand in the file's text; null where
   *     it has no escapes
   * @param skipped what is not read, by offsets in UTF-8, in order
   */
  public static void write(
      SourceFile file, String decoded, int[] origins, List<Region> skipped, FactSink out) {
    TokenRows rows = new TokenRows(file, origins, out);
    if (rows.offset > 0) {
      rows.row(TokenKind.BOM, 0, rows.offset);
    }
    boolean module = file.path().endsWith("module-info.java");
    JavaLexer lexer = new JavaLexer(decoded, module, rows::add);
    for (Region region : skipped) {
      lexer.readTo(rows.indexOf(region.start(), decoded.length()));
      lexer.skipTo(rows.indexOf(region.end(), decoded.length()));
    }
    lexer.readTo(decoded.length());
  }

  private void add(TokenKind kind, int start, int end) {
    int next = origins == null ? end : origins[end];
    int from = offset;
    offset += utf8Length(index, next);
    index = next;
    row(kind, from, offset);
  }

  /** The index in the decoded text that a UTF-8 offset after all rows so far stands for. */
  private int indexOf(int utf8, int length) {
    int at = indexedTo;
    while (at < length && indexedOffset < utf8) {
      int from = origins == null ? at : origins[at];
      at++;
      indexedOffset += utf8Length(from, origins == null ? at : origins[at]);
    }
    indexedTo = at;
    return at;
  }

  private int utf8Length(int from, int to) {
    int length = to - from;
    for (int i = from; i < to; i++) {
      char c = original.charAt(i);
      if (c >= 0x80) {
        // Each half of a surrogate pair counts for two of its four bytes.
        length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return length;
  }

  /** By its own look, and by the name before it on its line. */
  private boolean isSecret(int start, int end) {
    byte[] utf8 = source.utf8();
    int quotes = end - start >= 6 && utf8[start + 1] == '"' && utf8[start + 2] == '"' ? 3 : 1;
    if (end - start <= 2 * quotes) {
      return false;
    }
    int from = start;
    while (from > Math.max(0, start - FARTHEST_NAME) && utf8[from - 1] != '\n') {
      from--;
    }
    return SecretRedactor.isSecret(
        new String(utf8, from, start - from, StandardCharsets.UTF_8),
        source.slice(start + quotes, end - quotes));
  }

  private void row(TokenKind kind, int start, int end) {
    byte[] name = KINDS.get(kind);
    RowBatch row = out.begin(Family.CST, CstTokens.TABLE, start, end);
    row.set(CstTokens.INDEX, token++)
        .set(CstTokens.KIND, name, 0, name.length)
        .set(CstTokens.LANGUAGE, LANGUAGE, 0, LANGUAGE.length)
        .set(CstTokens.PARSER, PARSER_UTF8, 0, PARSER_UTF8.length);
    switch (kind) {
      case STRING -> {
        if (isSecret(start, end)) {
          row.set(CstTokens.TEXT, SecretDetector.REDACTED);
        } else {
          row.set(CstTokens.TEXT, source.utf8(), start, end - start);
        }
      }
      case COMMENT -> row.set(CstTokens.TEXT, SecretRedactor.redact(source.slice(start, end)));
      case IDENTIFIER, KEYWORD, NUMBER, CHARACTER, OPERATOR, SEPARATOR, ERROR ->
          row.set(CstTokens.TEXT, source.utf8(), start, end - start);
      case BOM, WHITESPACE, NEWLINE, SKIPPED -> {
        // Its span says it all.
      }
    }
  }
}
