package dev.sourcelake.model.table;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.ColumnType.ListOf;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** Where the lines of each text file start. */
public final class FileLines {
  private static final DatasetBuilder T =
      Dataset.named("file_lines", "Where the lines of a text file start.").file();

  public static final Column LINES =
      T.int32("line_count", "lines; an empty one after a last line end counts");
  public static final Column STARTS =
      T.optional(
          "line_starts", new ListOf(ColumnType.INT32), "first byte of each line in the raw file");

  public static final Dataset TABLE = T.writtenBy(Family.TEXT);

  private FileLines() {}
}
