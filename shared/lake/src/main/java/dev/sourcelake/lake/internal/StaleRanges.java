package dev.sourcelake.lake.internal;

import dev.sourcelake.datafusion.ColumnStatistics;
import dev.sourcelake.lake.DataFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Finds the files whose range of a column meets one of many keys, which come one by one in
 * ascending order, by unsigned UTF-8 bytes. Each file is looked at once.
 */
final class StaleRanges {
  private final PriorityQueue<Range> ahead = new PriorityQueue<>();
  private final Set<DataFile> touched = new HashSet<>();

  private static final class Range implements Comparable<Range> {
    private final DataFile file;
    private final byte[] least;
    private final byte[] greatest;

    Range(DataFile file, ColumnStatistics bounds) {
      this.file = file;
      this.least = utf8(bounds.min());
      this.greatest = utf8(bounds.max());
    }

    private static byte[] utf8(Object text) {
      return ((String) text).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int compareTo(Range other) {
      return Arrays.compareUnsigned(least, other.least);
    }
  }

  /** Starts with these files; one whose bounds are not known counts as touched. */
  StaleRanges(String column, List<DataFile> files) {
    for (DataFile file : files) {
      ColumnStatistics bounds = file.statistics().get(column);
      if (bounds == null || bounds.min() == null || bounds.max() == null) {
        touched.add(file);
      } else {
        ahead.add(new Range(file, bounds));
      }
    }
  }

  /** Takes the next key; says whether more keys could touch anything. */
  boolean accept(byte[] key) {
    // What starts at or before this key, and has met none before, meets this one or none at all.
    while (!ahead.isEmpty() && Arrays.compareUnsigned(ahead.peek().least, key) <= 0) {
      Range range = ahead.poll();
      if (Arrays.compareUnsigned(key, range.greatest) <= 0) {
        touched.add(range.file);
      }
    }
    return !ahead.isEmpty();
  }

  /** The files that the keys so far have touched. */
  Set<DataFile> touched() {
    return touched;
  }
}
