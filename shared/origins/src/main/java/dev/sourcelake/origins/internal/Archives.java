package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ArchiveException;
import dev.sourcelake.origins.ArchiveException.Reason;
import dev.sourcelake.origins.ArchiveLimits;
import dev.sourcelake.origins.FileKind;
import dev.sourcelake.origins.FileStat;
import dev.sourcelake.origins.ListedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The archives of one listing. Those that lie on no disk by themselves, in git's objects or in
 * other archives, are copied into the work folder when they are entered first, and deleted at the
 * end.
 */
final class Archives implements AutoCloseable {
  private static final String CLASS_FILE = ".class";

  private final ArchiveLimits limits;
  private final Path workFolder;
  private final Map<String, Path> copies = new HashMap<>();
  private Path folder;

  /** Archives within limits; the work folder is written to when that is needed. */
  Archives(ArchiveLimits limits, Path workFolder) {
    this.limits = limits;
    this.workFolder = workFolder;
  }

  /**
   * The class files of an archive inside of what is listed, and the archives in it; nothing for
   * what is no archive in spite of its name.
   */
  <F> List<Entry<F>> classesOf(Jar jar, String prefix, Function<Jar, F> folders)
      throws IOException {
    if (jar.depth() > limits.depth()) {
      throw new ArchiveException(
          Reason.ARCHIVE_DEPTH, "it lies in more than " + limits.depth() + " archives");
    }
    if (!jar.file().readable()) {
      return new ArrayList<>();
    }
    Path file = onDisk(jar);
    Optional<List<ArchiveEntry>> entries = ZipEntries.of(file, limits);
    return entries.isEmpty()
        ? new ArrayList<>()
        : listed(jar, Files.size(file), entries.get(), prefix, true, folders);
  }

  /** All entries of an archive, and the class files of those in it. */
  <F> List<Entry<F>> listed(
      Jar jar,
      long packedSize,
      List<ArchiveEntry> entries,
      String prefix,
      boolean classesOnly,
      Function<Jar, F> folders) {
    EntryNames names = new EntryNames(entries);
    EntryBounds bounds = new EntryBounds(limits, packedSize);
    List<Entry<F>> listed = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      ArchiveEntry entry = entries.get(i);
      String name = names.of(i);
      boolean archive = Jar.isNamed(name) && entry.kind() == FileKind.ARCHIVE_ENTRY;
      String problem = bounds.problem(entry);
      if (!classesOnly || archive || name.endsWith(CLASS_FILE)) {
        ListedFile file = file(jar, prefix + name, entry, problem);
        listed.add(Entry.file(name, () -> file));
        if (archive && file.readable()) {
          String folderName = name + Jar.MARK;
          Jar inner = new Jar(file, prefix + name, jar.depth() + 1);
          listed.add(Entry.folder(folderName, folders.apply(inner)));
        }
      }
    }
    return listed;
  }

  private static ListedFile file(Jar jar, String path, ArchiveEntry entry, String problem) {
    FileStat stat = jar.file().stat();
    String mode =
        switch (entry.kind()) {
          case SYMLINK -> "120000";
          case SPECIAL -> null;
          default -> entry.executable() ? "100755" : "100644";
        };
    return new ListedFile(
        path,
        entry.kind(),
        jar.file().gitOid(),
        mode,
        entry.size(),
        stat == null
            ? null
            : new FileStat(entry.size(), stat.mtimeNs(), stat.ctimeNs(), stat.inode()),
        problem,
        entry.content());
  }

  /** A fresh file in the work folder. */
  Path fresh() throws IOException {
    if (folder == null) {
      folder = Files.createTempDirectory(workFolder, "archives-");
    }
    return Files.createTempFile(folder, "", "");
  }

  private Path onDisk(Jar jar) throws IOException {
    Path own = jar.file().content().onDisk();
    if (own != null) {
      return own;
    }
    Path copy = copies.get(jar.key());
    if (copy == null) {
      copy = fresh();
      try (InputStream in = jar.file().open()) {
        Files.copy(
            new LimitedStream(in, limits.entryBytes()), copy, StandardCopyOption.REPLACE_EXISTING);
      }
      copies.put(jar.key(), copy);
    }
    return copy;
  }

  @Override
  public void close() {
    if (folder == null) {
      return;
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The copies of archives can't be deleted", e);
    }
  }
}
