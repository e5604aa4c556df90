package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Imports. */
public final class Imports {
  private static final DatasetBuilder T =
      Dataset.named(
              "imports",
              "An imported name, or a whole module; the span is the import's, or the name's where"
                  + " one statement imports several.")
          .file()
          .span();

  public static final Column INDEX =
      T.int32("import_index", "place among the file's imports, from 0");
  public static final Column MODULE =
      T.text("module", "the module, package or type imported from, as written");
  public static final Column MODULE_BSTART =
      T.int32("module_bstart", "first byte of the module in the raw file");
  public static final Column MODULE_BEND = T.int32("module_bend", "byte after the module");
  public static final Column NAME =
      T.text("name", "the imported name; null for a whole module or a wildcard");
  public static final Column NAME_BSTART =
      T.int32("name_bstart", "first byte of the name in the raw file");
  public static final Column NAME_BEND = T.int32("name_bend", "byte after the name");
  public static final Column ALIAS =
      T.text("alias", "the name it is bound to, where that is given");
  public static final Column ALIAS_BSTART =
      T.int32("alias_bstart", "first byte of the alias in the raw file");
  public static final Column ALIAS_BEND = T.int32("alias_bend", "byte after the alias");
  public static final Column TARGET =
      T.text("target", "qualified name of what is imported, relative levels resolved");
  public static final Column STATIC =
      T.bool("is_static", "whether members are imported (Java's import static)");
  public static final Column WILDCARD = T.bool("is_wildcard", "whether all names are imported");
  public static final Column LEVEL = T.int32("relative_level", "leading dots of a relative import");
  public static final Column ORIGIN = T.text("origin", "repo, stdlib, dependency or unknown");
  public static final Column TYPE_CHECKING =
      T.bool("type_checking_only", "whether only type checkers see it");
  public static final Column EXPORTED =
      T.bool(
          "is_exported",
          "whether the module's list of exported names (__all__) has the name that it binds; null"
              + " without such a list");
  public static final Column LANGUAGE = T.text("language", "language of the file");
  public static final Column PARSER = T.text("parser", "the parser that read it");

  public static final Dataset TABLE =
      T.sortedBy("path", "bstart", "import_index")
          .bloomFilters("module", "name", "target")
          .writtenBy(Family.AST, Family.TREE_SITTER);

  private Imports() {}
}
