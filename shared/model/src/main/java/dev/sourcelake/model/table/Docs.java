package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Documentation in the source. */
public final class Docs {
  private static final DatasetBuilder T =
      Dataset.named("docs", "A docstring, Javadoc or doc comment.").file().span();

  public static final Column INDEX =
      T.int32("doc_index", "place among the file's doc comments, from 0");
  public static final Column DEF_ID =
      T.int32("def_id", "the definition it documents; null where there is none");
  public static final Column FORMAT =
      T.text("format", "javadoc, markdown, docstring, jsdoc, godoc…");
  public static final Column TEXT = T.text("text", "its text without comment marks and indent");
  public static final Column LANGUAGE = T.text("language", "language of the file");
  public static final Column PARSER = T.text("parser", "the parser that read it");

  public static final Dataset TABLE =
      T.sortedBy("path", "bstart", "doc_index").writtenBy(Family.AST, Family.TREE_SITTER);

  private Docs() {}
}
