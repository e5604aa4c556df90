package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.ColumnType.ListOf;
import dev.sourcelake.model.dataset.ColumnType.MapOf;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** The ledger: what was read, by which parser and with which outcome. */
public final class Extractions {
  private static final DatasetBuilder T =
      Dataset.named(
              "extractions",
              "The ledger and parse manifest: one row for each path and extractor family that read"
                  + " it.")
          .file();

  public static final Column FINGERPRINT =
      T.required("fingerprint", ColumnType.TEXT, "digest of every input but the file's bytes");
  public static final Column DATASETS = T.texts("datasets", "tables that it was asked to write");
  public static final Column STATUS = T.text("status", "ok, partial, failed or skipped");
  public static final Column REASON = T.text("reason", "why it is not ok");
  public static final Column LANGUAGE = T.text("language", "the language it was read as");
  public static final Column PARSER = T.text("parser", "the parser that read it");
  public static final Column PARSER_VERSION = T.text("parser_version", "that parser's version");
  public static final Column LANGUAGE_VERSION =
      T.text("language_version", "version of the language it was read as");
  public static final Column LANGUAGE_VERSION_SOURCE =
      T.text("language_version_source", "where that version came from");
  public static final Column ENCODING = T.text("encoding", "encoding it was read in");
  public static final Column BOM = T.bool("bom", "whether it starts with a byte order mark");
  public static final Column NEWLINE = T.text("newline", "lf, crlf, cr, mixed or none");
  public static final Column INDENT = T.text("indent", "its indent: tab, or a number of spaces");
  public static final Column TRAILING_NEWLINE =
      T.bool("trailing_newline", "whether its last line ends with a line end");
  public static final Column OPTIONS =
      T.optional(
          "options",
          new MapOf(ColumnType.TEXT),
          "the parser's settings by fixed keys; of Java and Python also least_level, the version that"
              + " the file needs, and least_level_by, the feature that it needs it for");
  public static final Column GRAMMAR = T.text("grammar", "tree-sitter grammar and its version");
  public static final Column GRAMMAR_ABI = T.int32("grammar_abi", "the grammar's ABI version");
  public static final Column QUERY_PACK = T.text("query_pack", "digest of the query pack");
  public static final Column ERROR_BYTES =
      T.int64("error_bytes", "bytes that the parser could make nothing of");
  public static final Column SKIPPED_RANGES =
      T.optional(
          "skipped_ranges",
          new ListOf(ColumnType.TEXT),
          "byte ranges that were not read, as start-end:reason");
  public static final Column ROWS =
      T.optional("rows_by_dataset", new MapOf(ColumnType.INT64), "rows written, by table");

  public static final Dataset TABLE =
      T.sortedBy("path", "extractor").statistics("fingerprint").writtenBy(Family.values());

  private Extractions() {}
}
