package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.ListedFile;
import dev.sourcelake.origins.PathNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;

/**
 * Reads folders of a git work tree as {@code git ls-files --cached --others --exclude-standard}
 * lists them, without what has been deleted: tracked names, and untracked ones that no rule
 * ignores. Files are taken as they lie on the disk; of a folder that can't be read, the tracked
 * ones are named.
 */
final class WorkTreeReader implements FolderReader<WorkTreeReader.Folder> {
  private final Folder top;
  private final Index index;
  private final Set<Path> excluded;
  private final boolean trustsModes;
  private final Disk disk;

  /**
   * A reader.
   *
   * @param trustsModes whether the file system keeps execute permissions ({@code core.fileMode})
   */
  WorkTreeReader(Folder top, Index index, Set<Path> excluded, boolean trustsModes, Disk disk) {
    this.top = top;
    this.index = index;
    this.excluded = excluded;
    this.trustsModes = trustsModes;
    this.disk = disk;
  }

  /**
   * A folder of the work tree.
   *
   * @param rules what is ignored in it, or null where everything untracked is
   */
  record Folder(Path path, Index.Range tracked, IgnoreRules rules) {
    boolean ignores(String name, boolean isFolder) {
      return rules == null || rules.ignores(name, isFolder);
    }
  }

  @Override
  public Folder top() {
    return top;
  }

  @Override
  public List<Entry<Folder>> read(Folder folder, String prefix) throws IOException {
    Map<ByteBuffer, Index.Child> tracked = index.children(folder.tracked());
    List<Entry<Folder>> entries = new ArrayList<>();
    if (folder.rules() == null && tracked.isEmpty()) {
      return entries;
    }
    for (Path path : disk.children(folder.path())) {
      byte[] bytes = FileNames.bytes(path);
      String name = new String(bytes, StandardCharsets.UTF_8);
      if (name.equals(DiskFolder.GIT) || excluded.contains(path)) {
        continue;
      }
      Index.Child child = tracked.getOrDefault(ByteBuffer.wrap(bytes), Index.Child.NONE);
      Entry<Folder> entry = entry(folder, prefix, path, name, PathNames.display(bytes), child);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  @Override
  public List<Entry<Folder>> below(Folder folder, String prefix, IOException why) {
    List<Entry<Folder>> entries = new ArrayList<>();
    index.forEachBelow(
        folder.tracked(),
        (path, entry) -> {
          // What a sparse checkout leaves out lies on no disk.
          if (!entry.isSkipWorkTree()) {
            String display = display(path);
            entries.add(Entry.file(display, () -> unread(prefix + display, entry, why)));
          }
        });
    return entries;
  }

  private static ListedFile unread(String listedPath, DirCacheEntry entry, IOException why) {
    String oid = entry.getObjectId().name();
    return FileMode.GITLINK.equals(entry.getRawMode())
        ? DiskFile.submodule(listedPath, oid)
        : DiskFile.unreadable(listedPath, oid, why);
  }

  /** A path of several parts; what a part is displayed as does not depend on the others. */
  private static String display(byte[] path) {
    StringJoiner parts = new StringJoiner("/");
    for (int from = 0; from <= path.length; ) {
      int end = from;
      while (end < path.length && path[end] != '/') {
        end++;
      }
      parts.add(PathNames.display(Arrays.copyOfRange(path, from, end)));
      from = end + 1;
    }
    return parts.toString();
  }

  private Entry<Folder> entry(
      Folder folder, String prefix, Path path, String name, String display, Index.Child child) {
    String listedPath = prefix + display;
    DiskFile file;
    try {
      file = disk.lookAt(path);
    } catch (IOException e) {
      if (!child.below().isEmpty()) {
        // Git knows it as a folder, which the attempt to enter it will find unreadable, too.
        return folderEntry(folder, listedPath, path, name, display, child);
      }
      return child.isTracked() || !folder.ignores(name, false)
          ? Entry.file(display, () -> DiskFile.unreadable(listedPath, child.oid(), e))
          : null;
    }
    if (file == null) {
      return null;
    }
    return switch (file.type()) {
      case FOLDER -> folderEntry(folder, listedPath, path, name, display, child);
      case FILE, SYMLINK ->
          child.isTracked() || !folder.ignores(name, false)
              ? Entry.file(display, () -> withMode(file, child).listed(listedPath, child.oid()))
              : null;
      case OTHER -> null;
    };
  }

  private Entry<Folder> folderEntry(
      Folder parent, String listedPath, Path path, String name, String display, Index.Child child) {
    if (child.isSubmodule()) {
      return Entry.file(display, () -> DiskFile.submodule(listedPath, child.oid()));
    }
    boolean ignored = parent.ignores(name, true);
    if (child.below().isEmpty()) {
      if (ignored) {
        return null;
      }
      if (DiskFolder.isRepository(path)) {
        return Entry.file(display, () -> DiskFile.submodule(listedPath, null));
      }
    }
    // In an ignored folder what is tracked still counts, and nothing else can be taken in again.
    IgnoreRules rules = ignored ? null : parent.rules().in(name, path);
    return Entry.folder(display, new Folder(path, child.below(), rules));
  }

  private DiskFile withMode(DiskFile file, Index.Child child) {
    if (trustsModes || !child.isTracked()) {
      return file;
    }
    boolean executable = FileMode.EXECUTABLE_FILE.equals(child.entry().getRawMode());
    return new DiskFile(file.path(), file.type(), executable, file.stat());
  }
}
