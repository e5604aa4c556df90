package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ArchiveException;
import dev.sourcelake.origins.ArchiveException.Reason;
import dev.sourcelake.origins.ArchiveLimits;
import dev.sourcelake.origins.FileKind;
import dev.sourcelake.origins.internal.ZipDirectory.ZipEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of a zip archive. */
final class ZipEntries {
  private static final int TYPE_MASK = 0170000;
  private static final int SYMLINK = 0120000;
  private static final int EXECUTABLE = 0100;

  private ZipEntries() {}

  /** The files of it, without folders; empty for what is no zip archive. */
  static Optional<List<ArchiveEntry>> of(Path archive, ArchiveLimits limits) throws IOException {
    return ZipDirectory.read(archive, limits).map(directory -> entries(archive, directory));
  }

  private static List<ArchiveEntry> entries(Path archive, List<ZipEntry> directory) {
    List<ArchiveEntry> entries = new ArrayList<>(directory.size());
    for (ZipEntry entry : directory) {
      if (!entry.folder()) {
        boolean link = (entry.mode() & TYPE_MASK) == SYMLINK;
        entries.add(
            new ArchiveEntry(
                entry.path(),
                link ? FileKind.SYMLINK : FileKind.ARCHIVE_ENTRY,
                (entry.mode() & EXECUTABLE) != 0,
                entry.size(),
                entry.packed(),
                problem(entry),
                new ZipContent(archive, entry)));
      }
    }
    return entries;
  }

  private static String problem(ZipEntry entry) {
    if (entry.isEncrypted()) {
      return new ArchiveException(Reason.ARCHIVE_ENCRYPTED, "it is encrypted").getMessage();
    }
    if (entry.method() != ZipContent.STORED && entry.method() != ZipContent.DEFLATED) {
      return new ArchiveException(Reason.ARCHIVE_METHOD, "it is packed by method " + entry.method())
          .getMessage();
    }
    return null;
  }
}
