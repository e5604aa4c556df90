package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Declared parents of types. */
public final class Supertypes {
  private static final DatasetBuilder T =
      Dataset.named("supertypes", "A parent that a type declares; the span is the parent's.")
          .file()
          .span();

  public static final Column DEF_ID = T.int32("def_id", "the type, a definition of the same file");
  public static final Column INDEX =
      T.int32("supertype_index", "place among the type's parents, from 0");
  public static final Column KIND =
      T.text("kind", "extends, implements, permits, embeds or metaclass");
  public static final Column TEXT = T.text("text", "the parent as written");
  public static final Column NAME = T.text("name", "its simple name");
  public static final Column TARGET = T.text("target", "qualified name of the first candidate");
  public static final Column CANDIDATES =
      T.optional("candidates", Candidate.LIST, "what the name may mean");

  public static final Dataset TABLE =
      T.sortedBy("path", "bstart", "def_id", "supertype_index")
          .bloomFilters("name", "target")
          .writtenBy(Family.AST, Family.TREE_SITTER);

  private Supertypes() {}
}
