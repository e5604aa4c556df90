package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ArchiveException;
import dev.sourcelake.origins.ArchiveException.Reason;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** An entry's content: as many bytes as are declared, with the declared checksum, or an error. */
final class CheckedEntryStream extends FilterInputStream {
  private final long size;
  private final long expected;
  private final CRC32 crc = new CRC32();
  private long count;

  CheckedEntryStream(InputStream in, long size, long expected) {
    super(in);
    this.size = size;
    this.expected = expected;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n;
    try {
      n = super.read(bytes, offset, length);
    } catch (ZipException e) {
      throw ZipDirectory.damaged("it can't be unpacked: " + e.getMessage());
    } catch (EOFException e) {
      throw ZipDirectory.damaged("its packed content is cut off");
    }
    if (n < 0) {
      if (count < size) {
        throw ZipDirectory.damaged("it ends after %d of %d bytes".formatted(count, size));
      }
      if (crc.getValue() != expected) {
        throw ZipDirectory.damaged("its checksum is another");
      }
      return n;
    }
    count += n;
    if (count > size) {
      throw new ArchiveException(
          Reason.ARCHIVE_SIZE, "it unpacks to more than the %d bytes it declares".formatted(size));
    }
    crc.update(bytes, offset, n);
    return n;
  }

  @Override
  public long skip(long bytes) throws IOException {
    byte[] skipped = new byte[(int) Math.min(bytes, 1 << 13)];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
