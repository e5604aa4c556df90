package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Files cut into tokens. */
public final class CstTokens {
  private static final DatasetBuilder T =
      Dataset.named(
              "cst_tokens",
              "A token, white space and comments included; the rows of a file tile it.")
          .file()
          .span();

  public static final Column INDEX = T.int32("token_index", "place in the file, from 0");
  public static final Column KIND =
      T.text(
          "kind",
          "keyword, identifier, string, number, operator, comment, whitespace, newline, bom, skipped…");
  public static final Column TEXT =
      T.text(
          "text",
          "the token as written, *** for what looks like a secret; null for white space, and where nothing was read");
  public static final Column LANGUAGE = T.text("language", "language of the file");
  public static final Column PARSER = T.text("parser", "the parser that read it");

  public static final Dataset TABLE =
      T.fullProfileOnly().sortedBy("path", "token_index").writtenBy(Family.CST);

  private CstTokens() {}
}
