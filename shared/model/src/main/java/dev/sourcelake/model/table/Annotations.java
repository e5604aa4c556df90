package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.ColumnType.MapOf;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Annotations, decorators, defaults, type annotations and suppressions. */
public final class Annotations {
  private static final DatasetBuilder T =
      Dataset.named(
              "annotations",
              "An annotation or decorator, a default value, a type annotation or a suppression.")
          .file()
          .span();

  public static final Column INDEX =
      T.int32("annotation_index", "place among the file's annotations, from 0");
  public static final Column DEF_ID = T.int32("def_id", "the definition it belongs to");
  public static final Column KIND =
      T.text(
          "kind",
          "annotation, decorator, default (a value), type (an annotation of a type's use, or a type"
              + " annotation), type_comment, suppression (an annotation) or"
              + " suppression_comment");
  public static final Column NAME =
      T.text("name", "its name as written, without @; a comment's marker, such as NOSONAR");
  public static final Column TARGET = T.text("target", "qualified name of the first candidate");
  public static final Column CANDIDATES =
      T.optional("candidates", Candidate.LIST, "what the name may mean");
  public static final Column ARGUMENTS =
      T.optional(
          "arguments",
          new MapOf(ColumnType.TEXT),
          "arguments as written, by name; secrets are redacted");
  public static final Column SOURCE =
      T.text("source", "its source as written, cut at 4,000 characters");
  public static final Column LANGUAGE = T.text("language", "language of the file");
  public static final Column PARSER = T.text("parser", "the parser that read it");

  public static final Dataset TABLE =
      T.sortedBy("path", "bstart", "annotation_index")
          .bloomFilters("name", "target")
          .writtenBy(Family.AST);

  private Annotations() {}
}
