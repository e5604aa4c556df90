package dev.sourcelake.extractors.treesitter.internal;

/**
 * A range of a text.
 *
 * @param start its first byte
 * @param end the byte after its last one
 */
public record ByteRange(int start, int end) {
  public ByteRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no range of bytes: " + start + " to " + end);
    }
  }
}
