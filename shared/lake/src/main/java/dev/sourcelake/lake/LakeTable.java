package dev.sourcelake.lake;

import dev.sourcelake.lake.internal.DeltaLog;
import dev.sourcelake.model.dataset.Dataset;
import java.util.Optional;

/** One Delta table of a lake. It comes into being when something is first published to it. */
public final class LakeTable {
  private final DeltaLog log;
  private final Dataset dataset;

  LakeTable(DeltaLog log, Dataset dataset) {
    this.log = log;
    this.dataset = dataset;
  }

  /** What the table is of. */
  public Dataset dataset() {
    return dataset;
  }

  /** The table at its latest version; empty where it does not exist yet. */
  public Optional<TableSnapshot> latest() {
    return log.latest(dataset).map(snapshot -> new TableSnapshot(log, dataset, snapshot));
  }

  /** The table at a version; {@link LakeException} where it is not there, or no longer. */
  public TableSnapshot at(long version) {
    return new TableSnapshot(log, dataset, log.at(dataset, version));
  }
}
