package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ArchiveException;
import dev.sourcelake.origins.ArchiveException.Reason;
import dev.sourcelake.origins.ArchiveLimits;
import dev.sourcelake.origins.FileKind;
import dev.sourcelake.origins.ListedFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The files of a tar archive, packed by gzip or not. Such an archive can only be read from its
 * start, so it is unpacked once, into one file of contents that is nobody's path.
 */
final class TarEntries {
  private static final int EXECUTABLE = 0100;
  private static final int BUFFER = 1 << 16;

  private final Path contents;
  private final ArchiveLimits limits;
  private final long packedSize;
  private final List<ArchiveEntry> entries = new ArrayList<>();
  private final Map<String, ArchiveEntry> byName = new HashMap<>();
  private long written;

  private TarEntries(Path contents, ArchiveLimits limits, long packedSize) {
    this.contents = contents;
    this.limits = limits;
    this.packedSize = packedSize;
  }

  /** Unpacks an archive into {@code contents}, which the caller deletes. */
  static List<ArchiveEntry> unpack(Path archive, boolean gzip, Path contents, ArchiveLimits limits)
      throws IOException {
    TarEntries tar = new TarEntries(contents, limits, Files.size(archive));
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
        InputStream unpacked = gzip ? new GZIPInputStream(raw, BUFFER) : raw;
        TarArchiveInputStream in =
            new TarArchiveInputStream(unpacked, StandardCharsets.UTF_8.name());
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(contents), BUFFER)) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        tar.add(entry, in, out);
      }
    } catch (ArchiveException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw ZipDirectory.damaged(
          "it can't be read after %d entries: %s".formatted(tar.entries.size(), e.getMessage()));
    }
    return tar.entries;
  }

  private void add(TarArchiveEntry entry, InputStream in, OutputStream out) throws IOException {
    if (entries.size() == limits.entries()) {
      throw new ArchiveException(
          Reason.ARCHIVE_ENTRIES, "it has more than " + limits.entries() + " entries");
    }
    if (entry.isDirectory()) {
      return;
    }
    ArchiveEntry listed;
    if (entry.isLink()) {
      listed = hardLink(entry);
    } else if (entry.isSymbolicLink()) {
      long size = entry.getLinkName().getBytes(StandardCharsets.UTF_8).length;
      listed = named(entry, FileKind.SYMLINK, size);
    } else if (entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice()) {
      listed = named(entry, FileKind.SPECIAL, -1);
    } else {
      listed = file(entry, in, out);
    }
    entries.add(listed);
    byName.put(entry.getName(), listed);
  }

  private static ArchiveEntry named(TarArchiveEntry entry, FileKind kind, long size) {
    return new ArchiveEntry(path(entry), kind, false, size, -1, null, null);
  }

  private ArchiveEntry file(TarArchiveEntry entry, InputStream in, OutputStream out)
      throws IOException {
    long start = written;
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      written += n;
      requireBounds();
    }
    long size = written - start;
    ListedFile.Content content = () -> slice(start, size);
    return new ArchiveEntry(
        path(entry),
        FileKind.ARCHIVE_ENTRY,
        (entry.getMode() & EXECUTABLE) != 0,
        size,
        -1,
        null,
        content);
  }

  /** The disk is filled while it is unpacked, so it is the whole that is refused. */
  private void requireBounds() throws ArchiveException {
    if (written > limits.totalBytes()) {
      throw new ArchiveException(
          Reason.ARCHIVE_SIZE, "it unpacks to more than " + limits.totalBytes() + " bytes");
    }
    if (limits.exceedsRatio(written, packedSize)) {
      throw new ArchiveException(
          Reason.ARCHIVE_RATIO,
          "it unpacks to more than %d times its %d bytes".formatted(limits.ratio(), packedSize));
    }
  }

  /** Another name of an entry before it. */
  private ArchiveEntry hardLink(TarArchiveEntry entry) {
    ArchiveEntry target = byName.get(entry.getLinkName());
    String name = path(entry);
    if (target == null) {
      String problem = ZipDirectory.damaged("it is a link to what is not there").getMessage();
      return new ArchiveEntry(name, FileKind.ARCHIVE_ENTRY, false, -1, -1, problem, null);
    }
    return new ArchiveEntry(
        name,
        target.kind(),
        target.executable(),
        target.size(),
        target.packed(),
        target.problem(),
        target.content());
  }

  private InputStream slice(long start, long size) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(contents);
    channel.position(start);
    return new LimitedStream(
        new BufferedInputStream(Channels.newInputStream(channel), BUFFER), size);
  }

  private static String path(TarArchiveEntry entry) {
    return EntryNames.display(entry.getName().getBytes(StandardCharsets.UTF_8));
  }
}
