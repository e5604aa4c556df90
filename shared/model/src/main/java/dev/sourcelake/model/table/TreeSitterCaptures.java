package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Captures of query packs. */
public final class TreeSitterCaptures {
  private static final DatasetBuilder T =
      Dataset.named("tree_sitter_captures", "A capture of a language's query pack.").file().span();

  public static final Column INDEX =
      T.int32("capture_index", "place among the file's captures, from 0");
  public static final Column MATCH =
      T.int32("match_id", "the match it is part of, in the order met, from 0");
  public static final Column QUERY = T.text("query", "name of the query in its pack");
  public static final Column PATTERN =
      T.int32("pattern", "place of the pattern in the query, from 0");
  public static final Column CAPTURE = T.text("capture", "name of the capture");
  public static final Column NODE_KIND = T.text("node_kind", "kind of the captured node");
  public static final Column TEXT = T.text("text", "its text where it is a name");
  public static final Column LANGUAGE = T.text("language", "language of the file");

  public static final Dataset TABLE =
      T.sortedBy("path", "bstart", "capture_index")
          .bloomFilters("text")
          .writtenBy(Family.TREE_SITTER);

  private TreeSitterCaptures() {}
}
