package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ArchiveException;
import dev.sourcelake.origins.ArchiveException.Reason;
import dev.sourcelake.origins.ArchiveLimits;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The central directory of a zip archive: every entry, those of equal names too, as bytes name
 * them. Offsets are taken as they are meant where something stands before the archive, such as the
 * script that starts a jar.
 */
final class ZipDirectory {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_SIZE = 20;
  private static final int END64_SIGNATURE = 0x06064b50;
  private static final int END64_SIZE = 56;
  private static final int HEADER_SIGNATURE = 0x02014b50;
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int HEADER_REST = 42;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final long MAX_32 = 0xFFFFFFFFL;
  private static final int UTF8_FLAG = 0x0800;
  private static final int ZIP64_FIELD = 0x0001;
  private static final int UNICODE_PATH_FIELD = 0x7075;
  private static final int UNIX = 3;

  private ZipDirectory() {}

  /**
   * An entry.
   *
   * @param path its path, see {@link EntryNames#display}
   * @param folder whether it is a folder
   * @param flags the general purpose flags
   * @param method how it is packed
   * @param crc checksum of its content
   * @param packed its size in the archive
   * @param size its size unpacked, as declared
   * @param local where its local header stands in the file
   * @param mode its Unix mode, 0 where it has none
   */
  record ZipEntry(
      String path,
      boolean folder,
      int flags,
      int method,
      long crc,
      long packed,
      long size,
      long local,
      int mode) {

    boolean isEncrypted() {
      return (flags & 1) != 0;
    }
  }

  /** The entries in their order there; empty for what is no zip archive at all. */
  static Optional<List<ZipEntry>> read(Path file, ArchiveLimits limits) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      Optional<End> end = end(channel);
      if (end.isPresent()) {
        return Optional.of(entries(channel, end.get(), limits));
      }
      if (startsAsZip(channel)) {
        throw damaged("it has no directory at its end, as if it were cut off");
      }
      return Optional.empty();
    }
  }

  /**
   * Where the directory is.
   *
   * @param shift what stands before the archive
   */
  private record End(long offset, long size, long shift) {}

  private static boolean startsAsZip(SeekableByteChannel channel) throws IOException {
    return channel.size() >= 4 && at(channel, 0, 4).getInt() == LOCAL_SIGNATURE;
  }

  private static Optional<End> end(SeekableByteChannel channel) throws IOException {
    long length = channel.size();
    if (length < END_SIZE) {
      return Optional.empty();
    }
    int tailSize = (int) Math.min(length, END_SIZE + LONGEST_COMMENT);
    ByteBuffer tail = at(channel, length - tailSize, tailSize);
    for (int i = tailSize - END_SIZE; i >= 0; i--) {
      if (tail.getInt(i) == END_SIGNATURE
          && i + END_SIZE + (tail.getShort(i + 20) & 0xFFFF) <= tailSize) {
        long place = length - tailSize + i;
        long size = tail.getInt(i + 12) & MAX_32;
        long offset = tail.getInt(i + 16) & MAX_32;
        return Optional.of(end64(channel, place, new End(offset, size, place - size - offset)));
      }
    }
    return Optional.empty();
  }

  private static End end64(SeekableByteChannel channel, long place, End end) throws IOException {
    if (place < LOCATOR_SIZE) {
      return end;
    }
    ByteBuffer locator = at(channel, place - LOCATOR_SIZE, LOCATOR_SIZE);
    if (locator.getInt() != LOCATOR_SIGNATURE) {
      return end;
    }
    long declared = locator.getLong(8);
    // It ends where its locator begins, whatever stands before the archive.
    long at = place - LOCATOR_SIZE - END64_SIZE;
    if (at < 0 || at(channel, at, 4).getInt() != END64_SIGNATURE) {
      at = declared;
    }
    if (at < 0 || at > place - LOCATOR_SIZE - END64_SIZE) {
      throw damaged("the end of its directory is outside of it");
    }
    ByteBuffer end64 = at(channel, at, END64_SIZE);
    if (end64.getInt() != END64_SIGNATURE) {
      throw damaged("the end of its directory is missing");
    }
    long size = end64.getLong(40);
    long offset = end64.getLong(48);
    return new End(offset, size, at - declared);
  }

  private static List<ZipEntry> entries(SeekableByteChannel channel, End end, ArchiveLimits limits)
      throws IOException {
    long start = end.offset() + end.shift();
    if (end.size() < 0 || start < 0 || end.shift() < 0 || start + end.size() > channel.size()) {
      throw damaged("its directory is outside of it");
    }
    if (end.size() > limits.directoryBytes()) {
      throw new ArchiveException(
          Reason.ARCHIVE_ENTRIES,
          "its directory has %d bytes, more than %d"
              .formatted(end.size(), limits.directoryBytes()));
    }
    channel.position(start);
    List<ZipEntry> entries = new ArrayList<>();
    try {
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
      long left = end.size();
      while (left >= 4 && Integer.reverseBytes(in.readInt()) == HEADER_SIGNATURE) {
        if (entries.size() == limits.entries()) {
          throw new ArchiveException(
              Reason.ARCHIVE_ENTRIES, "it has more than " + limits.entries() + " entries");
        }
        left -= 4 + entry(in, end.shift(), entries);
      }
      if (left > 0 && entries.isEmpty()) {
        throw damaged("its directory holds no entries");
      }
    } catch (EOFException e) {
      throw damaged("its directory is cut off");
    }
    return entries;
  }

  private static long entry(DataInputStream in, long shift, List<ZipEntry> entries)
      throws IOException {
    ByteBuffer fixed = ByteBuffer.wrap(in.readNBytes(HEADER_REST)).order(ByteOrder.LITTLE_ENDIAN);
    if (fixed.limit() < HEADER_REST) {
      throw new EOFException();
    }
    int system = fixed.get(1);
    int flags = fixed.getShort(4) & 0xFFFF;
    byte[] name = new byte[fixed.getShort(24) & 0xFFFF];
    byte[] extra = new byte[fixed.getShort(26) & 0xFFFF];
    byte[] comment = new byte[fixed.getShort(28) & 0xFFFF];
    in.readFully(name);
    in.readFully(extra);
    in.readFully(comment);
    Extra fields = new Extra(extra, name);
    long size = fields.next64(fixed.getInt(20) & MAX_32);
    long packed = fields.next64(fixed.getInt(16) & MAX_32);
    long local = fields.next64(fixed.getInt(38) & MAX_32);
    entries.add(
        new ZipEntry(
            EntryNames.display(
                (flags & UTF8_FLAG) != 0 || fields.unicodeName == null ? name : fields.unicodeName),
            name.length > 0 && name[name.length - 1] == '/',
            flags,
            fixed.getShort(6) & 0xFFFF,
            fixed.getInt(12) & MAX_32,
            packed,
            size,
            local + shift,
            system == UNIX ? fixed.getInt(34) >>> 16 : 0));
    return (long) HEADER_REST + name.length + extra.length + comment.length;
  }

  /** The extra fields of an entry: large numbers, and its name in Unicode. */
  private static final class Extra {
    private ByteBuffer large = ByteBuffer.allocate(0);
    private byte[] unicodeName;

    Extra(byte[] bytes, byte[] name) {
      ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      while (fields.remaining() >= 4) {
        int id = fields.getShort() & 0xFFFF;
        int size = Math.min(fields.getShort() & 0xFFFF, fields.remaining());
        if (id == ZIP64_FIELD) {
          large = fields.slice(fields.position(), size).order(ByteOrder.LITTLE_ENDIAN);
        } else if (id == UNICODE_PATH_FIELD && size > 5 && name.length > 0) {
          unicodeName = new byte[size - 5];
          fields.get(fields.position() + 5, unicodeName);
        }
        fields.position(fields.position() + size);
      }
    }

    /** A number, or the next large one where it stands for that. */
    long next64(long value) throws ArchiveException {
      if (value != MAX_32 || large.remaining() < Long.BYTES) {
        return value;
      }
      long next = large.getLong();
      if (next < 0) {
        throw damaged("an entry has a negative size or place");
      }
      return next;
    }
  }

  private static ByteBuffer at(SeekableByteChannel channel, long place, int size)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(place);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw damaged("it is cut off");
      }
    }
    return buffer.flip();
  }

  static ArchiveException damaged(String what) {
    return new ArchiveException(Reason.ARCHIVE_DAMAGED, what);
  }
}
