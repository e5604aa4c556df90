package dev.sourcelake.datafusion;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How rows become Parquet files, named {@code <prefix>-0.parquet}, {@code <prefix>-1.parquet} and
 * so on.
 *
 * @param directory where the files go: an absolute path, made on demand, or an {@code s3://} URL
 * @param prefix how the files' names begin
 * @param sortBy columns to sort by, ascending with nulls first; empty keeps the order of arrival
 * @param rowGroupRows rows per row group
 * @param compression how pages are compressed
 * @param bloomFilters columns that get a Bloom filter
 * @param maxFileBytes a file that has reached this size is followed by another one
 * @param metadata what is noted in every footer beside the schema
 * @param statisticsColumns columns of plain values whose bounds are noted per page and row group,
 *     and reported per file; all others have none
 */
public record ParquetWriteOptions(
    String directory,
    String prefix,
    List<String> sortBy,
    int rowGroupRows,
    Compression compression,
    List<BloomFilter> bloomFilters,
    long maxFileBytes,
    Map<String, String> metadata,
    List<String> statisticsColumns) {

  /** Refuses what names no place or could not be written; copies the collections. */
  public ParquetWriteOptions {
    Locations.require(directory);
    requireNonNull(compression, "compression");
    if (prefix.isEmpty() || prefix.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "prefix is '" + prefix + "'; give a file name without folders");
    }
    if (rowGroupRows < 1) {
      throw new IllegalArgumentException("rowGroupRows is " + rowGroupRows + "; give at least 1");
    }
    if (maxFileBytes < 1) {
      throw new IllegalArgumentException("maxFileBytes is " + maxFileBytes + "; give at least 1");
    }
    sortBy = List.copyOf(sortBy);
    bloomFilters = List.copyOf(bloomFilters);
    metadata = Map.copyOf(metadata);
    statisticsColumns = List.copyOf(statisticsColumns);
  }

  /**
   * Starts from: unsorted, 128 Ki rows per row group, zstd level 3, files of up to 128 MiB, no
   * filters, no statistics.
   */
  public static Builder builder(String directory, String prefix) {
    return new Builder(directory, prefix);
  }

  /** Collects options step by step; not thread-safe. */
  public static final class Builder {
    private final String directory;
    private final String prefix;
    private List<String> sortBy = List.of();
    private int rowGroupRows = 128 << 10;
    private Compression compression = new Compression.Zstd(3);
    private List<BloomFilter> bloomFilters = List.of();
    private long maxFileBytes = 128L << 20;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private List<String> statisticsColumns = List.of();

    private Builder(String directory, String prefix) {
      this.directory = directory;
      this.prefix = prefix;
    }

    /** Sorts by these columns, ascending with nulls first. */
    public Builder sortBy(List<String> columns) {
      sortBy = columns;
      return this;
    }

    /** Sets the rows per row group. */
    public Builder rowGroupRows(int rows) {
      rowGroupRows = rows;
      return this;
    }

    /** Sets how pages are compressed. */
    public Builder compression(Compression how) {
      compression = how;
      return this;
    }

    /** Gives these columns a Bloom filter. */
    public Builder bloomFilters(List<BloomFilter> filters) {
      bloomFilters = filters;
      return this;
    }

    /** Starts another file once one has reached this size. */
    public Builder maxFileBytes(long bytes) {
      maxFileBytes = bytes;
      return this;
    }

    /** Notes a key and its value in every footer. */
    public Builder metadata(String key, String value) {
      metadata.put(key, value);
      return this;
    }

    /** Notes and reports the bounds of these columns. */
    public Builder statisticsColumns(List<String> columns) {
      statisticsColumns = columns;
      return this;
    }

    /** Makes the options, which refuse what could not be written. */
    public ParquetWriteOptions build() {
      return new ParquetWriteOptions(
          directory,
          prefix,
          sortBy,
          rowGroupRows,
          compression,
          bloomFilters,
          maxFileBytes,
          metadata,
          statisticsColumns);
    }
  }
}
