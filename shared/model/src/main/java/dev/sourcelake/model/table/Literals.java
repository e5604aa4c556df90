package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Literals as written. */
public final class Literals {
  private static final DatasetBuilder T =
      Dataset.named(
              "literals",
              "A string, character or number as written; what looks like a secret is redacted.")
          .file()
          .span();

  public static final Column INDEX =
      T.int32("literal_index", "place among the file's literals, from 0");
  public static final Column DEF_ID = T.int32("def_id", "the definition that encloses it");
  public static final Column KIND =
      T.text("kind", "string, text_block, template, bytes, character, integer, float or imaginary");
  public static final Column TEXT =
      T.text(
          "text",
          "the literal as written, cut at 1,000 characters; *** for what looks like a secret");
  public static final Column REDACTED = T.bool("redacted", "whether the text stands for a secret");
  public static final Column SHA256 =
      T.text(
          "literal_sha256", "SHA-256 of the whole literal as written; null where it is redacted");
  public static final Column LANGUAGE = T.text("language", "language of the file");
  public static final Column PARSER = T.text("parser", "the parser that read it");

  public static final Dataset TABLE =
      T.sortedBy("path", "bstart", "literal_index")
          .statistics("kind")
          .bloomFilters("text", "literal_sha256")
          .writtenBy(Family.AST);

  private Literals() {}
}
