package dev.sourcelake.datafusion;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One file of a {@link ParquetTable}, described well enough that it need not be asked for anything
 * before it is read.
 *
 * @param location an absolute path or an {@code s3://} URL
 * @param sizeBytes the exact size of the file
 * @param rows how many rows it has, where that is known
 * @param partitionValues the value of each partition column as text; null stands for SQL's null
 * @param statistics bounds of columns, by which queries leave the file unread; columns may be
 *     missing
 */
public record ParquetFile(
    String location,
    long sizeBytes,
    OptionalLong rows,
    Map<String, String> partitionValues,
    Map<String, ColumnStatistics> statistics) {

  /** Refuses relative paths and sizes that no Parquet file has; copies the maps. */
  public ParquetFile {
    requireNonNull(rows, "rows");
    Locations.require(location);
    if (sizeBytes < 12) {
      throw new IllegalArgumentException(
          location + " is said to have " + sizeBytes + " bytes; a Parquet file has at least 12");
    }
    partitionValues =
        Collections.unmodifiableMap(new LinkedHashMap<>(partitionValues)); // holds nulls
    statistics = Map.copyOf(statistics);
  }

  /** A file of which only place and size are known. */
  public static ParquetFile of(String location, long sizeBytes) {
    return new ParquetFile(location, sizeBytes, OptionalLong.empty(), Map.of(), Map.of());
  }

  /** A file that was written here, with what its writer learned. */
  public static ParquetFile of(WrittenFile file, Map<String, String> partitionValues) {
    return new ParquetFile(
        file.location(),
        file.sizeBytes(),
        OptionalLong.of(file.rows()),
        partitionValues,
        file.statistics());
  }
}
