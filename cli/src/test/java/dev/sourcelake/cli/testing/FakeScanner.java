package dev.sourcelake.cli.testing;

import dev.sourcelake.cli.command.ScannerFactory;
import dev.sourcelake.stages.ScanListener;
import dev.sourcelake.stages.ScanListener.Phase;
import dev.sourcelake.stages.ScanRequest;
import dev.sourcelake.stages.ScanSummary;
import dev.sourcelake.stages.ScanSummary.Outcome;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers scans with a fixed summary, or with the exception set for an origin. */
public final class FakeScanner implements ScannerFactory {
  private final List<ScanRequest> requests = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Exception> failures = new HashMap<>();
  private int jobs;

  /** Lets the scan of this origin fail. */
  public FakeScanner failing(String origin, Exception failure) {
    failures.put(origin, failure);
    return this;
  }

  /** What was asked for, in order. */
  public List<ScanRequest> requests() {
    return requests;
  }

  /** How many files were to be read side by side. */
  public int jobs() {
    return jobs;
  }

  /** The summary that every scan has. */
  public static ScanSummary summary(String repo) {
    return new ScanSummary(
        repo,
        "scan-1",
        Outcome.PUBLISHED,
        0,
        "0123456789abcdef",
        Map.of("selected", 1200L, "skipped: binary", 30L, "skipped: too_large", 4L),
        1200,
        2,
        Map.of("ast ok", 1100L, "ast partial", 7L, "text ok", 1200L),
        Map.of("definitions", 12345L, "calls", 67890L, "docs", 0L),
        5_400_000,
        1_250_000,
        Map.of("scan", Duration.ofMillis(310), "extract", Duration.ofMillis(4_200)));
  }

  @Override
  public RepositoryScanner open(Storage lake, int wantedJobs) {
    jobs = wantedJobs;
    return new RepositoryScanner() {
      @Override
      public ScanSummary scan(ScanRequest request, ScanListener listener) throws IOException {
        requests.add(request);
        listener.phase(Phase.SCAN, -1, -1);
        listener.advanced(1234, 5_400_000);
        listener.note("a note");
        Exception failure = failures.get(request.origin());
        if (failure instanceof IOException e) {
          throw e;
        }
        if (failure instanceof RuntimeException e) {
          throw e;
        }
        return summary(request.repo().orElse(request.origin()));
      }

      @Override
      public void close() {}
    };
  }
}
