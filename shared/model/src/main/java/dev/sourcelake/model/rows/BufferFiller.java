package dev.sourcelake.model.rows;

import org.apache.arrow.memory.ArrowBuf;

/**
 * Fills a buffer from its start with bytes that come in small pieces: they are put together on the
 * heap first, since Arrow checks every call. The buffer stays whoever's it is.
 */
final class BufferFiller {
  private static final int LARGEST_CHUNK = 1 << 15;

  private final ArrowBuf target;
  private final byte[] chunk;
  private int filled;
  private long written;

  /** Fills a buffer with {@code size} bytes. */
  BufferFiller(ArrowBuf target, long size) {
    this.target = target;
    this.chunk = new byte[(int) Math.min(size, LARGEST_CHUNK)];
  }

  /** Adds bytes. */
  void add(byte[] bytes, int from, int length) {
    if (length > chunk.length - filled) {
      flush();
    }
    if (length > chunk.length) {
      target.setBytes(written, bytes, from, length);
      written += length;
    } else {
      System.arraycopy(bytes, from, chunk, filled, length);
      filled += length;
    }
  }

  /** Adds the same bytes, at least one, so many times. */
  void repeat(byte[] bytes, int from, int length, int times) {
    for (int left = times; left > 0; left--) {
      add(bytes, from, length);
      if (filled > 0) {
        int fitting = Math.min(left - 1, (chunk.length - filled) / length);
        repeatLast(length, fitting);
        left -= fitting;
      }
    }
  }

  /** Copies the last bytes behind themselves, each time as many as are there. */
  private void repeatLast(int length, int times) {
    int start = filled - length;
    int whole = length * (times + 1);
    for (int done = length; done < whole; ) {
      int next = Math.min(done, whole - done);
      System.arraycopy(chunk, start, chunk, start + done, next);
      done += next;
    }
    filled = start + whole;
  }

  /** Hands over what is left. */
  void flush() {
    target.setBytes(written, chunk, 0, filled);
    written += filled;
    filled = 0;
  }
}
