package dev.sourcelake.stages.run;

import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.util.List;
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
    delete(run.folder(), "");
  }

  /**
   * Deletes all of a scan that was never handed to a publisher: working files, staged files and
   * blob packs. No table knows of them.
   */
  public void deleteAll() throws IOException {
    deleteWorkingFiles();
    for (Dataset dataset : Datasets.ALL) {
      delete(LakeLayout.partition(dataset, run.slug()), run.scanId());
    }
    delete(LakeLayout.blobs(run.slug()), run.scanId());
  }

  private void delete(Key folder, String prefix) throws IOException {
    List<Key> keys;
    try (Stream<ObjectInfo> objects = lake.list(folder)) {
      keys = objects.map(ObjectInfo::key).filter(key -> key.name().startsWith(prefix)).toList();
    }
    for (Key key : keys) {
      lake.delete(key);
    }
  }
}
