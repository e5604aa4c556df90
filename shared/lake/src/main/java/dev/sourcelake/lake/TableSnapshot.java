package dev.sourcelake.lake;

import dev.sourcelake.lake.internal.DeltaLog;
import dev.sourcelake.model.dataset.Dataset;
import io.delta.kernel.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A table at one version. Each question for its files reads the log again: keep the answer. */
public final class TableSnapshot {
  private final DeltaLog log;
  private final Dataset dataset;
  private final Snapshot snapshot;

  TableSnapshot(DeltaLog log, Dataset dataset, Snapshot snapshot) {
    this.log = log;
    this.dataset = dataset;
    this.snapshot = snapshot;
  }

  /** What the table is of. */
  public Dataset dataset() {
    return dataset;
  }

  /** The version. */
  public long version() {
    return snapshot.getVersion();
  }

  /** The active files of one repository. */
  public List<DataFile> files(String repo) {
    try (Stream<DataFile> files = log.files(snapshot, dataset, Optional.of(repo))) {
      return files.toList();
    }
  }

  /** All active files; the caller closes the stream. */
  public Stream<DataFile> files() {
    return log.files(snapshot, dataset, Optional.empty());
  }
}
