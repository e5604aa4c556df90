package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** What files define. */
public final class Definitions {
  private static final DatasetBuilder T =
      Dataset.named(
              "definitions",
              "A definition: a package, module, type, function, method, constructor, field,"
                  + " parameter, variable, type parameter…; its span is the whole definition.")
          .file()
          .span();

  public static final Column DEF_ID =
      T.int32("def_id", "number of the definition in its file, in pre-order from 0");
  public static final Column PARENT = T.int32("parent_def_id", "the definition that encloses it");
  public static final Column KIND =
      T.text(
          "kind",
          "package, module, namespace, class, interface, trait, protocol, object, enum, record,"
              + " annotation_type, struct, union, type_alias, function, method, constructor,"
              + " initializer, lambda, macro, field, property, constant, enum_constant,"
              + " record_component, parameter, variable, type_parameter, key…");
  public static final Column NAME = T.text("name", "its simple name; null where it has none");
  public static final Column NAME_BSTART =
      T.int32("name_bstart", "first byte of the name in the raw file");
  public static final Column NAME_BEND = T.int32("name_bend", "byte after the name");
  public static final Column QUALIFIED_NAME =
      T.text("qualified_name", "name with its enclosing ones, joined by dots");
  public static final Column BINARY_NAME =
      T.text("binary_name", "the JVM's name of a type, with $ between types");
  public static final Column SYMBOL =
      T.text(
          "symbol",
          "stable name from ecosystem, package and descriptors as in SCIP; null for locals");
  public static final Column SIGNATURE =
      T.text("signature", "the head as written, white space folded; secrets are redacted");
  public static final Column ERASED =
      T.text("erased_signature", "name and parameter types without type arguments");
  public static final Column MODIFIERS = T.texts("modifiers", "modifiers as written, in order");
  public static final Column VISIBILITY =
      T.text("visibility", "public, protected, package, private, exported or internal");
  public static final Column IMPLICIT =
      T.bool("implicit", "whether the language adds it without its being written");
  public static final Column TYPE =
      T.text("type", "its declared type, or a function's result, as written");
  public static final Column BODY_BSTART =
      T.int32("body_bstart", "first byte of the body in the raw file");
  public static final Column BODY_BEND = T.int32("body_bend", "byte after the body");
  public static final Column BODY_SHA256 =
      T.text("body_sha256", "digest of the body's tokens without comments and white space");
  public static final Column LANGUAGE = T.text("language", "language of the file");
  public static final Column PARSER = T.text("parser", "the parser that read it");

  public static final Dataset TABLE =
      T.sortedBy("path", "bstart", "def_id")
          .statistics("name")
          .bloomFilters("name", "qualified_name", "symbol")
          .writtenBy(Family.AST, Family.TREE_SITTER);

  private Definitions() {}
}
