package dev.sourcelake.lake;

import dev.sourcelake.model.dataset.Dataset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All active files of one repository.
 *
 * @param tables the files by table, in the order of their keys; tables without any do not occur
 */
record FileList(Map<String, List<DataFile>> tables) {
  static final FileList EMPTY = new FileList(Map.of());

  FileList {
    Map<String, List<DataFile>> copy = new TreeMap<>();
    tables.forEach((table, files) -> copy.put(table, List.copyOf(files)));
    tables = Collections.unmodifiableMap(copy);
  }

  List<DataFile> of(Dataset dataset) {
    return tables.getOrDefault(dataset.name(), List.of());
  }

  /** The files once a journal entry's changes are in, of which the repository's own count. */
  FileList after(String repo, Map<String, Changes> changes) {
    Map<String, List<DataFile>> next = new TreeMap<>(tables);
    changes.forEach((table, change) -> {
      Map<String, DataFile> files = new TreeMap<>();
      tables.getOrDefault(table, List.of()).forEach(file -> files.put(file.key().value(), file));
      change.removes().forEach(file -> files.remove(file.key().value()));
      change.adds().stream()
          .filter(file -> file.repo().equals(repo))
          .forEach(file -> files.put(file.key().value(), file));
      next.put(table, List.copyOf(files.values()));
    });
    next.values().removeIf(List::isEmpty);
    return new FileList(next);
  }
}
