package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.internal.ZipDirectory.ZipEntry;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The content of an entry of a zip archive. It is unpacked as it is read, never beyond its declared
 * size, and what does not fit its checksum is an error.
 */
record ZipContent(Path archive, ZipEntry entry) implements ListedFile.Content {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_SIZE = 30;
  private static final int BUFFER = 1 << 13;

  @Override
  public InputStream open() throws IOException {
    SeekableByteChannel channel =
        Files.newByteChannel(archive, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    try {
      ByteBuffer header = ByteBuffer.allocate(LOCAL_SIZE).order(ByteOrder.LITTLE_ENDIAN);
      channel.position(entry.local());
      while (header.hasRemaining() && channel.read(header) >= 0) {
        // Until it is whole.
      }
      if (header.hasRemaining() || header.getInt(0) != LOCAL_SIGNATURE) {
        throw ZipDirectory.damaged("the entry is not where the directory says");
      }
      int names = (header.getShort(26) & 0xFFFF) + (header.getShort(28) & 0xFFFF);
      channel.position(entry.local() + LOCAL_SIZE + names);
      InputStream packed = new LimitedStream(Channels.newInputStream(channel), entry.packed());
      InputStream unpacked =
          entry.method() == STORED ? new BufferedInputStream(packed) : new Inflated(packed);
      return new CheckedEntryStream(unpacked, entry.size(), entry.crc());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Gives the inflater's memory back at once. */
  private static final class Inflated extends InflaterInputStream {
    Inflated(InputStream packed) {
      super(packed, new Inflater(true), BUFFER);
    }

    @Override
    public void close() throws IOException {
      try {
        super.close();
      } finally {
        inf.end();
      }
    }
  }
}
