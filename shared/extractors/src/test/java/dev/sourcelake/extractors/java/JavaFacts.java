package dev.sourcelake.extractors.java;

import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.table.Annotations;
import dev.sourcelake.model.table.Calls;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Imports;
import java.util.Map;

/** What our rows say a file declares, calls and imports, in the words of {@link JavacFacts}. */
final class JavaFacts {
  private final byte[] utf8;
  private final FactCounts counts = new FactCounts();

  private JavaFacts(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** The facts of a file; {@code utf8} is its text. */
  static FactCounts of(CollectedFacts rows, byte[] utf8) {
    JavaFacts facts = new JavaFacts(utf8);
    rows.rows(Definitions.TABLE).stream()
        .filter(row -> row.get("implicit").equals(false))
        .forEach(facts::definition);
    for (Map<String, Object> row : rows.rows(Calls.TABLE)) {
      String kind = row.get("kind").toString();
      facts.add(kind.endsWith("_call") ? "call" : kind, row);
    }
    rows.rows(Imports.TABLE).forEach(facts::imported);
    for (Map<String, Object> row : rows.rows(Annotations.TABLE)) {
      switch (row.get("kind").toString()) {
        case "annotation", "type", "suppression" ->
            // Each declarator of a field has its annotations.
            facts.counts.addOnce("annotation", name(row), start(row), end(row));
        case "default", "suppression_comment" -> {
          // No trees of their own.
        }
        default -> throw new AssertionError("unknown kind of " + row);
      }
    }
    return facts.counts;
  }

  private void definition(Map<String, Object> row) {
    String kind = row.get("kind").toString();
    switch (kind) {
      case "class", "interface", "enum", "record", "annotation_type" ->
          add(row.containsKey("name") ? "type" : "anonymous", row);
      case "method", "constructor" -> add("method", row);
      case "enum_constant" -> add("constant", row);
      case "field", "record_component" -> variable("field", row);
      case "variable" -> variable("variable", row);
      case "parameter", "type_parameter" -> add(kind, row);
      case "package", "module", "initializer", "lambda" -> {
        // No trees of their own, or without names.
      }
      default -> throw new AssertionError("unknown kind of " + row);
    }
  }

  /** One of several declarators starts with its name. */
  private void variable(String kind, Map<String, Object> row) {
    int start = start(row);
    int end = end(row);
    if (utf8[end - 1] == ';') {
      end = SourceGaps.endBefore(utf8, end - 1);
    }
    counts.add(kind, name(row), row.get("name_bstart").equals(start) ? -1 : start, end);
  }

  private void imported(Map<String, Object> row) {
    String target = row.get("target") + (row.get("is_wildcard").equals(true) ? ".*" : "");
    String name = row.get("is_static").equals(true) ? "static " + target : target;
    counts.add("import", name, start(row), end(row));
  }

  private void add(String kind, Map<String, Object> row) {
    counts.add(kind, name(row), start(row), end(row));
  }

  private static String name(Map<String, Object> row) {
    return row.getOrDefault("name", "").toString();
  }

  private static int start(Map<String, Object> row) {
    return (Integer) row.get("bstart");
  }

  private static int end(Map<String, Object> row) {
    return (Integer) row.get("bend");
  }
}
