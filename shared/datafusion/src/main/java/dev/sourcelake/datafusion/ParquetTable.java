package dev.sourcelake.datafusion;

import java.util.List;

/**
 * A table given as an explicit list of Parquet files: nothing is listed, no file is asked for its
 * size.
 *
 * @param files the files; none makes an empty table
 * @param partitionColumns columns of the schema whose value stands in {@link
 *     ParquetFile#partitionValues()} and not in the file
 * @param sortedBy columns by which each file is sorted, ascending with nulls first; empty where
 *     that is not known
 */
public record ParquetTable(
    List<ParquetFile> files, List<String> partitionColumns, List<String> sortedBy) {
  /** Refuses a file that lacks the value of a partition column; copies the lists. */
  public ParquetTable {
    files = List.copyOf(files);
    partitionColumns = List.copyOf(partitionColumns);
    sortedBy = List.copyOf(sortedBy);
    for (ParquetFile file : files) {
      if (!file.partitionValues().keySet().containsAll(partitionColumns)) {
        throw new IllegalArgumentException(
            "%s has values for the partition columns %s, but the table is partitioned by %s"
                .formatted(file.location(), file.partitionValues().keySet(), partitionColumns));
      }
    }
  }

  /** A table of unsorted files without partition columns. */
  public static ParquetTable of(List<ParquetFile> files) {
    return new ParquetTable(files, List.of(), List.of());
  }
}
