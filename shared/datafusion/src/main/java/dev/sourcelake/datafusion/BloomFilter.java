package dev.sourcelake.datafusion;

import static java.util.Objects.requireNonNull;

/**
 * A Bloom filter per row group, by which a search for one value skips row groups.
 *
 * @param column the column's name
 * @param distinctValues how many distinct values a row group is expected to have; the filter's size
 *     follows from it
 */
public record BloomFilter(String column, long distinctValues) {
  /** Refuses an expectation below one. */
  public BloomFilter {
    requireNonNull(column, "column");
    if (distinctValues < 1) {
      throw new IllegalArgumentException(
          "The Bloom filter of "
              + column
              + " is to hold "
              + distinctValues
              + " values; give at least 1");
    }
  }
}
