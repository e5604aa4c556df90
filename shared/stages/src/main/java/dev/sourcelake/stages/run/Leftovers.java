package dev.sourcelake.stages.run;

import dev.sourcelake.lake.Changes;
import dev.sourcelake.lake.DataFile;
import dev.sourcelake.lake.JournalEntry;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Removes what a scan that is over leaves in the lake. */
public final class Leftovers {
  private final Storage lake;
  private final RunFiles run;

  /** The leftovers of a scan. */
  public Leftovers(Storage lake, RunFiles run) {
    this.lake = lake;
    this.run = run;
  }

  /** Deletes the working files of a scan that is published, or never will be. */
  public void deleteWorkingFiles() throws IOException {
    delete(run.folder(), key -> true);
  }

  /**
   * Deletes what a published scan staged and its journal entry does not name: files of attempts at
   * shards that lost or died, and files whose rows went into others when the commit was prepared.
   * What the entry names stays, whatever has become of it since.
   */
  public void deleteUntaken(JournalEntry entry) throws IOException {
    for (Dataset dataset : Datasets.ALL) {
      Changes changes = entry.tables().getOrDefault(dataset.name(), Changes.NONE);
      Set<Key> taken = changes.adds().stream().map(DataFile::key).collect(Collectors.toSet());
      delete(LakeLayout.partition(dataset, run.slug()), key -> isOwn(key) && !taken.contains(key));
    }
  }

  /**
   * Deletes all of a scan that was never handed to a publisher: working files, staged files and
   * blob packs. No table knows of them.
   */
  public void deleteAll() throws IOException {
    deleteWorkingFiles();
    for (Dataset dataset : Datasets.ALL) {
      delete(LakeLayout.partition(dataset, run.slug()), this::isOwn);
    }
    delete(LakeLayout.blobs(run.slug()), this::isOwn);
  }

  private boolean isOwn(Key key) {
    return key.name().startsWith(run.scanId());
  }

  private void delete(Key folder, Predicate<Key> which) throws IOException {
    List<Key> keys;
    try (Stream<ObjectInfo> objects = lake.list(folder)) {
      keys = objects.map(ObjectInfo::key).filter(which).toList();
    }
    lake.deleteAll(keys);
  }
}
