package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Names in scopes. */
public final class SymtableSymbols {
  private static final DatasetBuilder T =
      Dataset.named(
              "symtable_symbols",
              "A name in a scope, and what it is there; the span is its declaration, else its first occurrence.")
          .file()
          .span();

  public static final Column INDEX =
      T.int32("symbol_index", "place among the file's symbols, from 0");
  public static final Column SCOPE_ID = T.int32("scope_id", "the scope");
  public static final Column NAME = T.text("name", "the name");
  public static final Column FLAGS =
      T.texts(
          "flags",
          "declared, local, global, nonlocal, free, captured, parameter, imported, assigned, annotated, referenced, namespace, type_parameter, comprehension_variable, inlined; for Java also what is declared (type, field, method, record_component, variable, pattern, resource, exception, label…), implicit where the language adds it, inherited_unknown; sorted");
  public static final Column DECLARED_IN =
      T.int32(
          "declaring_scope_id", "the scope of this file that declares it; null where none does");
  public static final Column DEF_ID =
      T.int32("def_id", "the definition that it names, where it is declared here");
  public static final Column LANGUAGE = T.text("language", "language of the file");
  public static final Column PARSER = T.text("parser", "the parser that read it");

  public static final Dataset TABLE =
      T.sortedBy("path", "symbol_index")
          .statistics("name")
          .bloomFilters("name")
          .writtenBy(Family.SYMTABLE);

  private SymtableSymbols() {}
}
