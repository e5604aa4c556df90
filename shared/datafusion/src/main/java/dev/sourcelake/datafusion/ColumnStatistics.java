package dev.sourcelake.datafusion;

/**
 * Bounds of one column in one file. A bound is a {@link String} (valid in unsigned UTF-8 byte
 * order, perhaps shortened), a {@link Long} (integers, days since the epoch for dates, microseconds
 * since the epoch for timestamps), a {@link Double} or a {@link Boolean}, or null where it is not
 * known or all values are null.
 *
 * @param min no value is below it
 * @param max no value is above it
 * @param nullCount how many values are null
 */
public record ColumnStatistics(Object min, Object max, long nullCount) {
  /** Refuses bounds of other types and negative counts. */
  public ColumnStatistics {
    requireBound("min", min);
    requireBound("max", max);
    if (nullCount < 0) {
      throw new IllegalArgumentException(
          "nullCount is " + nullCount + "; a count is never negative");
    }
  }

  private static void requireBound(String name, Object bound) {
    switch (bound) {
      case null -> {}
      case String _, Long _, Double _, Boolean _ -> {}
      default ->
          throw new IllegalArgumentException(
              name
                  + " is a "
                  + bound.getClass().getName()
                  + "; give a String, Long, Double or Boolean");
    }
  }
}
