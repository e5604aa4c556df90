package dev.sourcelake.extractors.bytecode;

import java.lang.classfile.attribute.LineNumberInfo;
import java.lang.classfile.attribute.LineNumberTableAttribute;
import java.util.Arrays;
import java.util.List;

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

  void clear() {
    count = 0;
    at = 0;
  }

  void add(LineNumberTableAttribute table) {
    List<LineNumberInfo> lines = table.lineNumbers();
    if (count + lines.size() > entries.length) {
      entries = Arrays.copyOf(entries, Math.max(entries.length * 2, count + lines.size()));
    }
    boolean sorted = true;
    for (LineNumberInfo line : lines) {
      long entry = (long) line.startPc() << 40 | (long) count << 16 | line.lineNumber();
      sorted &= count == 0 || entries[count - 1] <= entry;
      entries[count++] = entry;
    }
    if (!sorted) {
      Arrays.sort(entries, 0, count);
    }
  }

  /** The line of an offset, not less than the one asked for before; of two entries the later. */
  int line(int offset) {
    while (at < count && entries[at] >>> 40 <= offset) {
      at++;
    }
    return at == 0 ? UNKNOWN : (int) entries[at - 1] & 0xFFFF;
  }

  /** The line of any offset. */
  int lineOfAny(int offset) {
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
