package dev.sourcelake.model.source;

import java.util.Arrays;

/**
 * Where the lines of a text start, in UTF-8 bytes. A line ends with {@code \n}, {@code \r\n} or a
 * lone {@code \r}, whatever the language. A byte order mark counts in offsets and not in columns.
 * Safe for several threads.
 */
public final class LineIndex {
  /** As a power of two, how many bytes are looked up at once: a few lines. */
  private static final int BLOCK = 7;

  private final int[] starts;
  private final int length;
  private final int bom;

  /** The place in {@link #starts} of the line that the first byte of each block is on. */
  private final int[] blocks;

  private LineIndex(int[] starts, int length, int bom) {
    this.starts = starts;
    this.length = length;
    this.bom = bom;
    this.blocks = new int[(length >> BLOCK) + 1];
    int line = 0;
    for (int block = 0; block < blocks.length; block++) {
      while (line + 1 < starts.length && starts[line + 1] <= block << BLOCK) {
        line++;
      }
      blocks[block] = line;
    }
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
    int at = blocks[Math.min(offset, length) >> BLOCK];
    while (at + 1 < starts.length && starts[at + 1] <= offset) {
      at++;
    }
    return at + 1;
  }

  /** The column of an offset in UTF-8 bytes, from 0. */
  public int column(int offset) {
    return column(offset, line(offset));
  }

  /** The same where the line of the offset is known. */
  public int column(int offset, int line) {
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
