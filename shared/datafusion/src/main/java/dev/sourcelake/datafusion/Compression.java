package dev.sourcelake.datafusion;

/** How the pages of a Parquet file are compressed. */
public sealed interface Compression {
  /**
   * Zstandard.
   *
   * @param level 1 (fast) to 22 (small)
   */
  record Zstd(int level) implements Compression {
    /** Refuses levels that do not exist. */
    public Zstd {
      if (level < 1 || level > 22) {
        throw new IllegalArgumentException("zstd level is " + level + "; give 1 to 22");
      }
    }
  }

  /** Snappy: faster, larger. */
  record Snappy() implements Compression {}

  /** Not at all. */
  record None() implements Compression {}
}
