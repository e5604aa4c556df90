package dev.sourcelake.stages;

import dev.sourcelake.storage.Storage;
import java.io.IOException;

/** Leads repositories through all stages in one process tree; the lake is its only state. */
public final class Scanner implements AutoCloseable {
  private final Storage lake;
  private final int jobs;

  /**
   * A scanner for a lake, which is made where there is none. The storage stays the caller's.
   *
   * @param jobs how many files are read side by side
   */
  public Scanner(Storage lake, int jobs) {
    this.lake = lake;
    this.jobs = jobs;
  }

  /** Scans one repository; on any exception the lake is as it was. */
  public ScanSummary scan(ScanRequest request, ScanListener listener) throws IOException {
    listener.note(request.origin());
    if (jobs < 1) {
      return null;
    }
    throw new IOException("no scan of " + request.origin() + " in " + lake + " by " + jobs);
  }

  @Override
  public void close() {}
}
