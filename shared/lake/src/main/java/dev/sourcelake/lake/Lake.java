package dev.sourcelake.lake;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.storage.Storage;

/** A lake in a storage. It holds nothing open; the storage belongs to the caller. */
@SuppressWarnings("DoNotCallSuggester")
public final class Lake {
  private Lake() {}

  /**
   * Opens the lake that is in the storage; {@link LakeException} where there is none, or one of a
   * newer format.
   *
   * @param options what the lake's own queries may use; they reach the storage's addresses
   */
  public static Lake open(Storage storage, SessionOptions options) {
    throw new UnsupportedOperationException();
  }

  /** Opens the lake that is in the storage and makes one where there is none. */
  public static Lake create(Storage storage, SessionOptions options) {
    throw new UnsupportedOperationException();
  }

  /** Where it lies. */
  public Storage storage() {
    throw new UnsupportedOperationException();
  }

  /** What its own queries may use. */
  public SessionOptions options() {
    throw new UnsupportedOperationException();
  }

  /** The table of a dataset, there already or not. */
  public LakeTable table(Dataset dataset) {
    throw new UnsupportedOperationException();
  }

  /** The order of all changes. */
  public Journal journal() {
    throw new UnsupportedOperationException();
  }

  /** What it knows of its repositories. */
  public Repos repos() {
    throw new UnsupportedOperationException();
  }
}
