package dev.sourcelake.lake.internal;

import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import java.io.EOFException;
import java.io.IOException;

/** Bytes at hand as the stream that Delta Kernel reads a log file from. */
final class ByteStream extends SeekableInputStream {
  private final byte[] bytes;
  private int position;

  ByteStream(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void seek(long newPosition) throws IOException {
    if (newPosition < 0 || newPosition > bytes.length) {
      throw new EOFException("Byte " + newPosition + " of " + bytes.length);
    }
    position = (int) newPosition;
  }

  @Override
  public void readFully(byte[] target, int offset, int length) throws IOException {
    if (length > bytes.length - position) {
      throw new EOFException((position + length) + " of " + bytes.length + " bytes");
    }
    System.arraycopy(bytes, position, target, offset, length);
    position += length;
  }

  @Override
  public int read() {
    return position < bytes.length ? bytes[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int count = Math.min(length, bytes.length - position);
    if (count <= 0) {
      return length == 0 ? 0 : -1;
    }
    System.arraycopy(bytes, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public int available() {
    return bytes.length - position;
  }
}
