package dev.sourcelake.datafusion;

import java.util.Map;

/**
 * A Parquet file that was written, complete and in place.
 *
 * @param location its absolute path or {@code s3://} URL
 * @param sizeBytes its size
 * @param rows how many rows it has, at least one
 * @param statistics bounds and null counts of {@link ParquetWriteOptions#statisticsColumns()}
 */
public record WrittenFile(
    String location, long sizeBytes, long rows, Map<String, ColumnStatistics> statistics) {
  /** Copies the map. */
  public WrittenFile {
    statistics = Map.copyOf(statistics);
  }
}
