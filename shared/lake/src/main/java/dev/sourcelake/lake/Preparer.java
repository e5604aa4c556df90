package dev.sourcelake.lake;

import dev.sourcelake.model.dataset.Dataset;
import java.util.List;

/**
 * Works out what a scan changes in its repository's partition of each table. Rewritten files lie in
 * the tables' folders afterwards and belong to nothing until they are published. For one thread.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Preparer implements AutoCloseable {
  /** Prepares a scan against the tables' latest versions. */
  public Preparer(Lake lake, String repo, String scanId) {
    throw new UnsupportedOperationException();
  }

  /**
   * Replaces the stale rows of one extractor by the staged files.
   *
   * @param extractor whose rows, for tables with that column, else ignored
   * @param stale the rows to go
   * @param staged the files with the rows to come, in the folder of the repository's partition
   */
  public Changes replace(
      Dataset dataset, String extractor, StaleKeys stale, List<DataFile> staged) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
