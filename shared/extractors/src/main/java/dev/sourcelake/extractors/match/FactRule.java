package dev.sourcelake.extractors.match;

import dev.sourcelake.extractors.PathGlobs;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Datasets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which rows of a table of facts are wanted. What is null, every row has.
 *
 * @param fact the table
 * @param kind what the column {@code kind} must be
 * @param name what the row's name must be: its qualified one if the pattern has a dot, else its
 *     simple one
 * @param annotation what an annotation of the definition must be called that the row belongs to
 * @param paths where
 */
public record FactRule(
    String fact, NamePattern kind, NamePattern name, NamePattern annotation, PathGlobs paths) {
  private static final List<String> SIMPLE = List.of("name", "simple_name", "text");
  private static final List<String> QUALIFIED =
      List.of("qualified_name", "target", "module", "class", "owner");
  private static final List<String> OWNER = List.of("def_id", "caller_def_id");

  public FactRule {
    Dataset dataset =
        Datasets.find(fact)
            .filter(found -> !found.families().isEmpty() && !isAboutFiles(found))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "there are no facts '" + fact + "', but " + String.join(", ", facts())));
    if (kind != null && kindColumn(dataset).isEmpty()) {
      throw new IllegalArgumentException("rows of '" + fact + "' have no kind");
    }
    if (name != null && nameColumns(dataset, name).isEmpty()) {
      throw new IllegalArgumentException(
          "rows of '" + fact + "' have no " + (name.hasDots() ? "qualified " : "") + "name");
    }
    if (annotation != null
        && (ownerColumn(dataset).isEmpty() || !dataset.families().contains(Family.AST))) {
      throw new IllegalArgumentException(
          "rows of '" + fact + "' belong to no definition that could be annotated");
    }
    if (annotation != null && fact.equals("annotations")) {
      throw new IllegalArgumentException("'name' says which annotations are wanted");
    }
  }

  /** The tables that rules may be about. */
  static List<String> facts() {
    return Datasets.ALL.stream()
        .filter(dataset -> !dataset.families().isEmpty() && !isAboutFiles(dataset))
        .map(Dataset::name)
        .sorted()
        .toList();
  }

  /** The table. */
  public Dataset dataset() {
    return Datasets.find(fact).orElseThrow();
  }

  /** The ledger and diagnostics are always whole, and queries are rules of their own. */
  private static boolean isAboutFiles(Dataset dataset) {
    return dataset.families().containsAll(List.of(Family.values()))
        || dataset.families().contains(Family.QUERY)
        || dataset.families().contains(Family.TEXT);
  }

  static Optional<Column> kindColumn(Dataset dataset) {
    return texts(dataset, List.of("kind")).findFirst();
  }

  /** The columns of which one must fit a pattern. */
  static List<Column> nameColumns(Dataset dataset, NamePattern pattern) {
    return pattern.hasDots()
        ? texts(dataset, QUALIFIED).toList()
        : texts(dataset, SIMPLE).limit(1).toList();
  }

  /** The column of the definition that a row belongs to. */
  static Optional<Column> ownerColumn(Dataset dataset) {
    return OWNER.stream().filter(dataset::hasColumn).findFirst().map(dataset::column);
  }

  private static Stream<Column> texts(Dataset dataset, List<String> names) {
    return names.stream()
        .filter(dataset::hasColumn)
        .map(dataset::column)
        .filter(column -> column.type().equals(ColumnType.TEXT));
  }
}
