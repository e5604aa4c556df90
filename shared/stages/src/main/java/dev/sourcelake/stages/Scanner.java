package dev.sourcelake.stages;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.lake.Publisher;
import dev.sourcelake.origins.OpenOptions;
import dev.sourcelake.origins.Origin;
import dev.sourcelake.origins.RemoteOrigin;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Leads repositories through all stages in one process tree; the lake is its only state. For one
 * thread at a time.
 */
public final class Scanner implements AutoCloseable {
  private static final long ENGINE_BYTES = 512L << 20;

  private final Storage storage;
  private final int jobs;
  private final TemporaryFolder temporary;
  private Lake lake;

  /**
   * A scanner for the lake in a storage, which stays the caller's.
   *
   * @param jobs how many files are read side by side
   */
  public Scanner(Storage storage, int jobs) throws IOException {
    this.storage = storage;
    this.jobs = jobs;
    this.temporary = new TemporaryFolder();
  }

  /**
   * Scans one repository into the lake, which is made where there is none. What a dead publisher
   * left unfinished is finished first. An origin that can't be reached leaves no lake where there
   * was none. On any exception the lake's tables are as they were; a scan that is interrupted while
   * it publishes is finished by the next one.
   */
  public ScanSummary scan(ScanRequest request, ScanListener listener) throws IOException {
    Origin origin = origin(request);
    Origin.Identity identity = origin.identity();
    if (lake == null) {
      if (storage.info(LakeLayout.MARKER).isEmpty()) {
        requireReachable(origin, request);
      }
      lake = Lake.create(storage, engine(temporary.path()));
      new Publisher(lake).finishPending();
    }
    try (ScanRun run = new ScanRun(lake, jobs, temporary, request, listener)) {
      return run.run(origin, identity);
    }
  }

  private static Origin origin(ScanRequest request) {
    Origin origin = Origin.parse(request.origin(), request.workingDirectory());
    return origin instanceof RemoteOrigin remote && request.credentials().isPresent()
        ? remote.as(request.credentials().get())
        : origin;
  }

  /** A scan takes its number in the lake before it opens its origin: too late for the first one. */
  private void requireReachable(Origin origin, ScanRequest request) throws IOException {
    Path work = temporary.fresh("reached-");
    try {
      origin.requireReachable(
          OpenOptions.in(work).withRef(request.ref().orElse(null)).without(request.excluded()));
    } finally {
      TemporaryFolder.delete(work);
    }
  }

  private static SessionOptions engine(Path temporary) {
    return SessionOptions.defaults()
        .withMemoryLimitBytes(ENGINE_BYTES)
        .withSpillDirectory(temporary.resolve("spill"));
  }

  @Override
  public void close() {
    temporary.close();
  }
}
