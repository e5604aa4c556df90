package dev.sourcelake.lake;

import dev.sourcelake.lake.internal.Json;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lists of repositories' active files, one beside each state. The tables' logs say the same, but
 * only to those who read all commits since the last checkpoint, of every table and for all
 * repositories; a list is one object, however long the logs are. It follows from the one before and
 * the entry alone, so that whoever finishes the entry writes the same. One may be missing, as where
 * an earlier program published: then the logs are read.
 */
final class FileLists {
  private final Lake lake;

  FileLists(Lake lake) {
    this.lake = lake;
  }

  /** The list as of an entry that changed the repository; empty where there is none, any more. */
  Optional<FileList> find(String repo, long entry) {
    Key key = LakeLayout.files(RepoSlug.of(repo), entry);
    try {
      return Optional.of(Json.read(storage().read(key), FileList.class, key.value()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + key, e);
    }
  }

  /**
   * Records the list as of an entry, which may be there already.
   *
   * @param before the lake before the entry
   */
  void record(JournalEntry entry, JournalEntry.Request request, LakeView before) {
    after(entry, request, before).ifPresent(list -> write(request.repo(), entry.entry(), list));
  }

  private Optional<FileList> after(
      JournalEntry entry, JournalEntry.Request request, LakeView before) {
    if (request.tombstone()) {
      return Optional.of(FileList.EMPTY);
    }
    Optional<FileList> base =
        request.base() == 0
            ? Optional.of(FileList.EMPTY)
            : find(request.repo(), request.base()).or(() -> read(entry, request.repo(), before));
    return base.map(files -> files.after(request.repo(), entry.tables()));
  }

  /** What the logs say; empty where that can't be known, or nobody needs it any more. */
  private Optional<FileList> read(JournalEntry entry, String repo, LakeView view) {
    if (lake.repos().state(repo).filter(state -> state.entry() > entry.entry()).isPresent()) {
      return Optional.empty();
    }
    Map<String, List<DataFile>> tables = new TreeMap<>();
    for (Map.Entry<String, Long> table : view.versions().entrySet()) {
      Optional<Dataset> dataset = Datasets.find(table.getKey());
      if (dataset.isEmpty()) {
        // Of a newer program, to which a list without its table would say that it is empty.
        return Optional.empty();
      }
      try {
        List<DataFile> files = lake.table(dataset.get()).at(table.getValue()).files(repo);
        if (!files.isEmpty()) {
          tables.put(table.getKey(), files);
        }
      } catch (LakeException e) {
        // The version is gone: this entry was finished long ago.
        return Optional.empty();
      }
    }
    return Optional.of(new FileList(tables));
  }

  private void write(String repo, long entry, FileList list) {
    Key key = LakeLayout.files(RepoSlug.of(repo), entry);
    try {
      storage().createExclusive(key, Json.write(list));
    } catch (FileAlreadyExistsException e) {
      // Whoever helped with this entry wrote the same.
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + key, e);
    }
  }

  private Storage storage() {
    return lake.storage();
  }
}
