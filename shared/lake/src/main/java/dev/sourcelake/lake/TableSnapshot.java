package dev.sourcelake.lake;

import dev.sourcelake.model.dataset.Dataset;
import java.util.List;
import java.util.stream.Stream;

/** A table at one version. */
@SuppressWarnings("DoNotCallSuggester")
public final class TableSnapshot {
  TableSnapshot() {}

  /** What the table is of. */
  public Dataset dataset() {
    throw new UnsupportedOperationException();
  }

  /** The version. */
  public long version() {
    throw new UnsupportedOperationException();
  }

  /** The active files of one repository. Each call reads the log again. */
  public List<DataFile> files(String repo) {
    throw new UnsupportedOperationException();
  }

  /** All active files; each call reads the log again, and the caller closes the stream. */
  public Stream<DataFile> files() {
    throw new UnsupportedOperationException();
  }
}
