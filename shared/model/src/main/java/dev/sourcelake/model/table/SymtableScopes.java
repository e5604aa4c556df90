package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Scopes of names. */
public final class SymtableScopes {
  private static final DatasetBuilder T =
      Dataset.named("symtable_scopes", "A scope: a part of a file in which names are declared.")
          .file()
          .span();

  public static final Column SCOPE_ID =
      T.int32("scope_id", "number of the scope in its file, in pre-order from 0");
  public static final Column PARENT =
      T.int32("parent_scope_id", "the scope that encloses it; null for the file's");
  public static final Column KIND =
      T.text(
          "kind",
          "module, class, function, lambda, comprehension, annotation, type_parameters, type_variable, type_alias; for Java compilation_unit, type, record, enum, method, lambda, block, switch_rule…");
  public static final Column NAME =
      T.text("name", "name of what opens the scope; null where it has none");
  public static final Column DEF_ID = T.int32("def_id", "the definition that opens it");
  public static final Column FLAGS =
      T.texts(
          "flags",
          "nested, optimized, inlined, generator…; for Java capturing, where it uses locals of code around it; sorted");
  public static final Column LANGUAGE = T.text("language", "language of the file");
  public static final Column PARSER = T.text("parser", "the parser that read it");

  public static final Dataset TABLE =
      T.sortedBy("path", "scope_id").statistics("kind").writtenBy(Family.SYMTABLE);

  private SymtableScopes() {}
}
