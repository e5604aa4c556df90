package dev.sourcelake.model.source;

import java.util.Arrays;

/**
 * Where the lines of a text start, in UTF-8 bytes. A line ends with {@code \n}, {@code \r\n} or a
 * lone {@code \r}, whatever the language. A byte order mark counts in offsets and not in columns.
 * Not for several threads: it remembers the last line asked for, since questions come in order.
 */
public final class LineIndex {
  private final int[] starts;
  private final int length;
  private final int bom;
  private int last;

  private LineIndex(int[] starts, int length, int bom) {
    this.starts = starts;
    this.length = length;
    this.bom = bom;
  }

  /** The index of these UTF-8 bytes, of which the first {@code bom} are a byte order mark. */
  public static LineIndex of(byte[] utf8, int bom) {
    int[] starts = new int[Math.max(16, utf8.length / 32)];
    int count = 1;
    for (int i = 0; i < utf8.length; i++) {
      byte b = utf8[i];
      if (b == '\n' || (b == '\r' && (i + 1 == utf8.length || utf8[i + 1] != '\n'))) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return new LineIndex(Arrays.copyOf(starts, count), utf8.length, bom);
  }

  /** How many lines there are; a text that ends with a line end has an empty last one. */
  public int lineCount() {
    return starts.length;
  }

  /** The line of an offset, from 1. */
  public int line(int offset) {
    if (starts[last] <= offset) {
      if (last + 1 == starts.length || offset < starts[last + 1]) {
        return last + 1;
      }
      if (last + 2 == starts.length || offset < starts[last + 2]) {
        return ++last + 1;
      }
    }
    int found = Arrays.binarySearch(starts, offset);
    last = found >= 0 ? found : -found - 2;
    return last + 1;
  }

  /** The column of an offset in UTF-8 bytes, from 0. */
  public int column(int offset) {
    int line = line(offset);
    int column = offset - starts[line - 1];
    return line == 1 ? Math.max(0, column - bom) : column;
  }

  /**
   * The offset at which a line (from 1) starts; the first line starts after the byte order mark.
   */
  public int lineStart(int line) {
    return line == 1 ? bom : starts[line - 1];
  }

  /** The offset after the last byte of a line (from 1), its line end included. */
  public int lineEnd(int line) {
    return line < starts.length ? starts[line] : length;
  }
}
