package dev.sourcelake.extractors.bytecode;

import java.util.Arrays;

/**
 * The lines of a method's code; offsets are asked for in ascending order. Used for many methods.
 */
final class LineTable {
  /** Of an instruction that no line is known of. */
  static final int UNKNOWN = -1;

  /** Offset in the upper half, place in the table next, line below: so that they can be sorted. */
  private long[] entries = new long[64];

  private int count;
  private int at;
  private boolean sorted = true;

  void clear() {
    count = 0;
    at = 0;
    sorted = true;
  }

  /** Adds the line that begins at an offset; mostly they come in order. */
  void add(int offset, int line) {
    if (count == entries.length) {
      entries = Arrays.copyOf(entries, entries.length * 2);
    }
    long entry = (long) offset << 40 | (long) count << 16 | line;
    sorted &= count == 0 || entries[count - 1] <= entry;
    entries[count++] = entry;
  }

  private void sort() {
    if (!sorted) {
      Arrays.sort(entries, 0, count);
      sorted = true;
    }
  }

  /** The line of an offset, not less than the one asked for before; of two entries the later. */
  int line(int offset) {
    sort();
    while (at < count && entries[at] >>> 40 <= offset) {
      at++;
    }
    return at == 0 ? UNKNOWN : (int) entries[at - 1] & 0xFFFF;
  }

  /** The line of any offset. */
  int lineOfAny(int offset) {
    sort();
    int found = Arrays.binarySearch(entries, 0, count, (offset + 1L) << 40);
    int before = (found < 0 ? -found - 1 : found) - 1;
    return before < 0 ? UNKNOWN : (int) entries[before] & 0xFFFF;
  }

  /** The least line, or unknown. */
  int first() {
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, (int) entries[i] & 0xFFFF);
    }
    return count == 0 ? UNKNOWN : least;
  }

  /** The greatest line, or unknown. */
  int last() {
    int greatest = UNKNOWN;
    for (int i = 0; i < count; i++) {
      greatest = Math.max(greatest, (int) entries[i] & 0xFFFF);
    }
    return greatest;
  }
}
