package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Problems met while reading files. */
public final class Diagnostics {
  private static final DatasetBuilder T =
      Dataset.named("diagnostics", "A problem met while reading a file.").file().span();

  public static final Column INDEX =
      T.int32("diagnostic_index", "place among the file's problems, from 0");
  public static final Column SEVERITY = T.text("severity", "error, warning or info");
  public static final Column KIND =
      T.text(
          "kind",
          "syntax, missing, encoding, timeout, too_large, too_deep, crash, unsupported,"
              + " match_limit, generated, settings or internal");
  public static final Column CODE = T.text("code", "the parser's own name for the problem");
  public static final Column MESSAGE = T.text("message", "what is wrong");
  public static final Column EDITOR_LINE =
      T.int32("editor_line", "line as editors show it, from 1");
  public static final Column EDITOR_COLUMN =
      T.int32("editor_column", "column as editors show it: characters from 1, tabs to 8");
  public static final Column EXPECTED =
      T.texts("expected", "what the parser would have taken instead");
  public static final Column CONTEXT =
      T.text("context", "the line and its neighbours, cut; secrets are redacted");

  public static final Dataset TABLE =
      T.sortedBy("path", "extractor", "diagnostic_index").writtenBy(Family.values());

  private Diagnostics() {}
}
