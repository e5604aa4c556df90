package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Captures of queries that whoever scans brings along. */
public final class QueryCaptures {
  private static final DatasetBuilder T =
      Dataset.named(
              "query_captures",
              "A capture of a tree-sitter query that the scan was given, by --query or --match.")
          .file()
          .span();

  public static final Column INDEX =
      T.int32("capture_index", "place among the file's captures, query by query, from 0");
  public static final Column QUERY = T.text("query", "name of the query");
  public static final Column QUERY_SHA256 = T.text("query_sha256", "SHA-256 of the query's text");
  public static final Column MATCH =
      T.int32("match_id", "the match of the query that it is part of, in the order met, from 0");
  public static final Column PATTERN =
      T.int32("pattern", "place of the pattern in the query, from 0");
  public static final Column CAPTURE = T.text("capture", "name of the capture, without @");
  public static final Column NODE_KIND = T.text("node_kind", "kind of the captured node");
  public static final Column TEXT =
      T.text("text", "its text as written, cut at 4,000 bytes between two characters");
  public static final Column LANGUAGE = T.text("language", "language of the file");

  public static final Dataset TABLE =
      T.sortedBy("path", "bstart", "capture_index").bloomFilters("text").writtenBy(Family.QUERY);

  private QueryCaptures() {}
}
