package dev.sourcelake.lake;

import dev.sourcelake.model.dataset.Dataset;
import java.util.Optional;

/** One Delta table of a lake. It comes into being when something is first published to it. */
@SuppressWarnings("DoNotCallSuggester")
public final class LakeTable {
  LakeTable() {}

  /** What the table is of. */
  public Dataset dataset() {
    throw new UnsupportedOperationException();
  }

  /** The table at its latest version; empty where it does not exist yet. */
  public Optional<TableSnapshot> latest() {
    throw new UnsupportedOperationException();
  }

  /** The table at a version; {@link LakeException} where it is not there, or no longer. */
  public TableSnapshot at(long version) {
    throw new UnsupportedOperationException();
  }
}
