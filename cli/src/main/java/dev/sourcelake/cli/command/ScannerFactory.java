package dev.sourcelake.cli.command;

import dev.sourcelake.stages.ScanListener;
import dev.sourcelake.stages.ScanRequest;
import dev.sourcelake.stages.ScanSummary;
import dev.sourcelake.stages.Scanner;
import dev.sourcelake.storage.Storage;
import java.io.IOException;

/** Makes scanners: real ones, or in tests others. */
@FunctionalInterface
public interface ScannerFactory {
  /** Real scanners. */
  ScannerFactory REAL =
      (lake, jobs) -> {
        Scanner scanner = new Scanner(lake, jobs);
        return new RepositoryScanner() {
          @Override
          public ScanSummary scan(ScanRequest request, ScanListener listener) throws IOException {
            return scanner.scan(request, listener);
          }

          @Override
          public void close() {
            scanner.close();
          }
        };
      };

  /** A scanner for a lake that reads {@code jobs} files side by side; the caller closes it. */
  RepositoryScanner open(Storage lake, int jobs) throws IOException;

  /** Leads repositories through all stages. */
  interface RepositoryScanner extends AutoCloseable {
    /** Scans one repository. */
    ScanSummary scan(ScanRequest request, ScanListener listener) throws IOException;

    @Override
    void close();
  }
}
