package dev.sourcelake.model.dataset;

import dev.sourcelake.model.Family;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table: its name, its columns, who writes it and how. One declaration serves the Delta schema,
 * the Arrow schema, the column comments and the reference page. Columns are only ever added, at the
 * end, and such a column is never required: rows that were written before have null in it.
 */
public final class Dataset {
  /** The {@code extractor} of rows that the scan itself writes. */
  public static final String SCAN = "scan";

  private final String name;
  private final String comment;
  private final List<Column> columns;
  private final Map<String, Column> byName = new LinkedHashMap<>();
  private final WritePolicy policy;
  private final Set<Family> families;
  private final Profile profile;

  Dataset(
      String name,
      String comment,
      List<Column> columns,
      WritePolicy policy,
      Set<Family> families,
      Profile profile) {
    this.name = name;
    this.comment = comment;
    this.columns = List.copyOf(columns);
    this.policy = policy;
    this.families = Set.copyOf(families);
    this.profile = profile;
    columns.forEach(column -> byName.put(column.name(), column));
    for (List<String> named :
        List.of(
            policy.partitionColumns(),
            policy.sortColumns(),
            policy.statisticsColumns(),
            policy.bloomFilterColumns())) {
      named.forEach(this::column);
    }
  }

  /** Starts the declaration of a table. */
  public static DatasetBuilder named(String name, String comment) {
    return new DatasetBuilder(name, comment);
  }

  /** The table's name. */
  public String name() {
    return name;
  }

  /** What a row is, in one sentence or two. */
  public String comment() {
    return comment;
  }

  /** All columns in order, partition columns first. */
  public List<Column> columns() {
    return columns;
  }

  /** The columns that stand in the files: all but the partition columns. */
  public List<Column> fileColumns() {
    return columns.subList(policy.partitionColumns().size(), columns.size());
  }

  /** The column of this name; an unknown one is a programming error. */
  public Column column(String column) {
    Column found = byName.get(column);
    if (found == null) {
      throw new IllegalArgumentException("Dataset '" + name + "' has no column '" + column + "'");
    }
    return found;
  }

  /** Whether there is a column of this name. */
  public boolean hasColumn(String column) {
    return byName.containsKey(column);
  }

  /** How its files are written. */
  public WritePolicy policy() {
    return policy;
  }

  /** The families that write it; none for what the scan itself writes. */
  public Set<Family> families() {
    return families;
  }

  /** The smallest profile that it is part of. */
  public Profile profile() {
    return profile;
  }

  @Override
  public String toString() {
    return name;
  }
}
