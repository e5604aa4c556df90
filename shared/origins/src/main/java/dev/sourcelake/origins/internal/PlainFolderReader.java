package dev.sourcelake.origins.internal;

import dev.sourcelake.origins.PathNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads folders where no git says what belongs to the repository: everything but what installers
 * and builds leave behind. Other repositories inside are named and not entered.
 */
final class PlainFolderReader implements FolderReader<Path> {
  private final Path top;
  private final Set<Path> excluded;
  private final Disk disk;
  private final PruneRules rules = PruneRules.shipped();
  private final Map<String, Long> pruned = new HashMap<>();

  PlainFolderReader(Path top, Set<Path> excluded, Disk disk) {
    this.top = top;
    this.excluded = excluded;
    this.disk = disk;
  }

  @Override
  public Path top() {
    return top;
  }

  @Override
  public List<Entry<Path>> read(Path folder, String prefix) throws IOException {
    List<Path> paths = disk.children(folder);
    Set<String> names = HashSet.newHashSet(paths.size());
    for (Path path : paths) {
      names.add(path.getFileName().toString());
    }
    List<Entry<Path>> entries = new ArrayList<>(paths.size());
    for (Path path : paths) {
      Entry<Path> entry = excluded.contains(path) ? null : entry(path, prefix, names);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private Entry<Path> entry(Path path, String prefix, Set<String> siblings) {
    byte[] bytes = FileNames.bytes(path);
    String display = PathNames.display(bytes);
    String listedPath = prefix + display;
    DiskFile file;
    try {
      file = disk.lookAt(path);
    } catch (IOException e) {
      return Entry.file(display, () -> DiskFile.unreadable(listedPath, null, e));
    }
    if (file == null) {
      return null;
    }
    if (file.type() != DiskFile.Type.FOLDER) {
      return Entry.file(display, () -> file.listed(listedPath, null));
    }
    String name = new String(bytes, StandardCharsets.UTF_8);
    if (rules.prunes(name, siblings)) {
      pruned.merge(name, 1L, Long::sum);
      return null;
    }
    return DiskFolder.isRepository(path)
        ? Entry.file(display, () -> DiskFile.submodule(listedPath, null))
        : Entry.folder(display, path);
  }

  @Override
  public Map<String, Long> pruned() {
    return pruned;
  }
}
