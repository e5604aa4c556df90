package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Diagnostics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A function or type that only one side finds.
 *
 * @param file the file, with our rows of it
 * @param row our row, or null where it is the other side's
 * @param kind as the side that has it calls it
 */
record Difference(
    ReadFile file, Map<String, Object> row, String kind, String name, int line, boolean isType) {
  /** What stands for the name of what has none. */
  static final String UNNAMED = "(unnamed)";

  private static final Set<String> FUNCTIONS =
      Set.of("function", "method", "constructor", "lambda", "initializer");
  private static final Set<String> TYPES =
      Set.of("class", "interface", "object", "enum", "record", "struct", "trait");

  /** A file that both have read. */
  record ReadFile(String language, List<String> lines, CollectedFacts facts, Set<Integer> texts) {}

  String language() {
    return file.language();
  }

  boolean isOurs() {
    return row != null;
  }

  /** Whether its first line fits. */
  boolean says(String pattern) {
    return Pattern.compile(pattern).matcher(text(line)).find();
  }

  /** Whether a text stands anywhere in the file. */
  boolean saysAnywhere(String text) {
    return file.lines().stream().anyMatch(line -> line.contains(text));
  }

  /** Whether its line, the one before or the one after fits. */
  boolean saysNearby(String pattern) {
    String near = text(line - 1) + "\n" + text(line) + "\n" + text(line + 1);
    return Pattern.compile(pattern).matcher(near).find();
  }

  private String text(int number) {
    return number < 1 || number > file.lines().size() ? "" : file.lines().get(number - 1).strip();
  }

  /** Whether a problem of syntax reaches over its line. */
  boolean isInError() {
    return file.facts().rows(Diagnostics.TABLE).stream()
        .anyMatch(problem ->
            problem.get("start_line") != null
                && (Integer) problem.get("start_line") <= line + 1
                && (Integer) problem.get("end_line") >= line);
  }

  /** Whether its line begins inside a string. */
  boolean isInText() {
    return file.texts().contains(line);
  }

  boolean hasBody() {
    return row.get("body_bstart") != null;
  }

  boolean isInFunction() {
    return ancestor(FUNCTIONS) != null;
  }

  /** Whether what directly encloses it is a type. */
  boolean isInType() {
    Map<String, Object> parent = parent(row);
    return parent != null && TYPES.contains(parent.get("kind"));
  }

  /** Whether it is in something of a kind that has a name, or has none. */
  boolean isAround(String around, boolean named) {
    Map<String, Object> found = parent(row);
    while (found != null
        && !(found.get("kind").equals(around) && named == (found.get("name") != null))) {
      found = parent(found);
    }
    return found != null;
  }

  private Map<String, Object> ancestor(Set<String> kinds) {
    Map<String, Object> found = parent(row);
    while (found != null && !kinds.contains(found.get("kind"))) {
      found = parent(found);
    }
    return found;
  }

  private Map<String, Object> parent(Map<String, Object> definition) {
    Object parent = definition.get("parent_def_id");
    return parent == null ? null : file.facts().rows(Definitions.TABLE).get((Integer) parent);
  }

  @Override
  public String toString() {
    return "%s %s %s, line %d: %s"
        .formatted(isOurs() ? "ours" : "theirs", kind, name, line, text(line));
  }
}
