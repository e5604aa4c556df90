package dev.sourcelake.model.dataset;

/**
 * A column of a dataset.
 *
 * @param index its place in the dataset, partition columns included, from 0
 * @param required whether a row without it is refused
 * @param comment one sentence that names the unit and the base, shown by every Delta reader
 */
public record Column(int index, String name, ColumnType type, boolean required, String comment) {
  public Column {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("A column's name is lower-case words: '" + name + "'");
    }
    if (comment.isBlank()) {
      throw new IllegalArgumentException("Column '" + name + "' has no comment");
    }
  }
}
