package dev.sourcelake.storage.s3;

import dev.sourcelake.storage.Key;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * An object as a stream of ranges, each a request of its own that the SDK repeats: a connection
 * that breaks in the middle of a large object costs one range.
 */
final class RangedStream extends InputStream {
  private static final int RANGE = 8 << 20;

  private final S3Storage storage;
  private final Key key;
  private final long size;
  private long asked;
  private byte[] range = {};
  private int position;

  RangedStream(S3Storage storage, Key key, long size) {
    this.storage = storage;
    this.key = key;
    this.size = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (position == range.length) {
      if (asked == size) {
        return -1;
      }
      range = storage.read(key, asked, (int) Math.min(RANGE, size - asked));
      asked += range.length;
      position = 0;
    }
    int copied = Math.min(length, range.length - position);
    System.arraycopy(range, position, target, offset, copied);
    position += copied;
    return copied;
  }
}
