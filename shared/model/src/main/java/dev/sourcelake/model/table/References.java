package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Occurrences of names. */
public final class References {
  private static final DatasetBuilder T =
      Dataset.named(
              "references", "An occurrence of a name, what it is used for, and what it may mean.")
          .file()
          .span();

  public static final Column INDEX =
      T.int32("reference_index", "place among the file's references, from 0");
  public static final Column NAME = T.text("name", "the name as written");
  public static final Column ROLE =
      T.text(
          "role",
          "declaration, read, write, read_write, delete, call, construct, type, annotation, import, label, member, package, module, keyword, global or nonlocal");
  public static final Column DEF_ID = T.int32("def_id", "the definition in which it stands");
  public static final Column BINDING =
      T.int32(
          "binding_def_id", "the definition of this file that it means, where the file shows it");
  public static final Column TARGET = T.text("target", "qualified name of the first candidate");
  public static final Column CANDIDATES =
      T.optional(
          "candidates",
          Candidate.LIST,
          "what is imported under the name, or what it may mean that this file does not bind");
  public static final Column LANGUAGE = T.text("language", "language of the file");
  public static final Column PARSER = T.text("parser", "the parser that read it");

  public static final Dataset TABLE =
      T.sortedBy("path", "bstart", "reference_index")
          .statistics("name")
          .bloomFilters("name", "target")
          .writtenBy(Family.CST);

  private References() {}
}
