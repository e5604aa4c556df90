package dev.sourcelake.stages;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.Publisher;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Leads repositories through all stages in one process tree; the lake is its only state. May be
 * used by one thread at a time.
 */
public final class Scanner implements AutoCloseable {
  private static final long ENGINE_BYTES = 512L << 20;

  private final Lake lake;
  private final int jobs;
  private final TemporaryFolder temporary;

  /**
   * A scanner for a lake, which is made where there is none. What a dead publisher left unfinished
   * is finished first. The storage stays the caller's.
   *
   * @param jobs how many files are read side by side
   */
  public Scanner(Storage storage, int jobs) throws IOException {
    this.jobs = jobs;
    this.temporary = new TemporaryFolder();
    this.lake = Lake.create(storage, engine(temporary.path()));
    new Publisher(lake).finishPending();
  }

  private static SessionOptions engine(Path temporary) {
    return SessionOptions.defaults()
        .withMemoryLimitBytes(ENGINE_BYTES)
        .withSpillDirectory(temporary.resolve("spill"));
  }

  /**
   * Scans one repository. On any exception the lake's tables are as they were; a scan that is
   * interrupted while it publishes is finished by the next one.
   */
  public ScanSummary scan(ScanRequest request, ScanListener listener) throws IOException {
    try (ScanRun run = new ScanRun(lake, jobs, temporary, request, listener)) {
      return run.run();
    }
  }

  @Override
  public void close() {
    temporary.close();
  }
}
