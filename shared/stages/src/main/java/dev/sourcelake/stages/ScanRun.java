package dev.sourcelake.stages;

import dev.sourcelake.lake.JournalEntry;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.PublishRequest;
import dev.sourcelake.lake.PublishResult;
import dev.sourcelake.lake.ScanTicket;
import dev.sourcelake.model.PartNames;
import dev.sourcelake.origins.Elsewhere;
import dev.sourcelake.origins.Limits;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.OpenOptions;
import dev.sourcelake.origins.Origin;
import dev.sourcelake.origins.RemoteOrigin;
import dev.sourcelake.stages.cost.Estimate;
import dev.sourcelake.stages.extract.ShardResult;
import dev.sourcelake.stages.plan.Plan;
import dev.sourcelake.stages.run.Leftovers;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.stages.worker.WorkerPool;
import dev.sourcelake.stages.worker.WorkerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One scan on its way through the stages. */
final class ScanRun implements AutoCloseable {
  /** How often a scan is planned anew because its repository changed in the lake meanwhile. */
  private static final int MAX_PLANS = 5;

  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Lake lake;
  private final int jobs;
  private final TemporaryFolder temporary;
  private final ScanRequest request;
  private final ScanListener listener;
  private final Stages stages;
  private final Map<String, Duration> elapsed = new TreeMap<>();
  private final Instant started = Instant.now();
  private WorkerPool workers;
  private boolean handedOver;

  ScanRun(
      Lake lake, int jobs, TemporaryFolder temporary, ScanRequest request, ScanListener listener) {
    this.lake = lake;
    this.jobs = jobs;
    this.temporary = temporary;
    this.request = request;
    this.listener = listener;
    this.stages = new Stages(lake);
  }

  ScanSummary run(Origin origin, Origin.Identity identity) throws IOException {
    long start = System.nanoTime();
    Path fetched = temporary.fresh("fetched-");
    OpenOptions options =
        new OpenOptions(
                request.ref().orElse(null),
                request.excluded(),
                fetched,
                Limits.DEFAULTS,
                SILENCE,
                new FetchPhase(listener))
            .with(elsewhere(origin));
    // The place among the repository's scans is taken before its ref is read: a later one reads as
    // much or more.
    ScanTicket ticket =
        lake.repos()
            .nextScan(
                request
                    .repo()
                    .orElseGet(
                        () -> PartNames.of(identity.repo(), request.settings().reach().prefix())),
                identity.origin());
    try (Listing listing = origin.open(options)) {
      Leftovers leftovers =
          new Leftovers(lake.storage(), RunFiles.of(ticket.repo(), ticket.scanId(), 0));
      try {
        if (!request.settings().manifestOnly()) {
          // They warm up while this process scans.
          workers = new WorkerPool(workerSettings());
        }
        ScannedRun scanned = stages.scan(listing, ticket, request.settings(), started, listener);
        lap("scan", start);
        ScanSummary summary = publish(scanned);
        if (summary.outcome() == ScanSummary.Outcome.PUBLISHED) {
          // No worker writes any longer once they are closed.
          closeWorkers();
          Optional<JournalEntry> entry = lake.journal().entry(summary.journalEntry());
          if (entry.isPresent()) {
            leftovers.deleteUntaken(entry.get());
          }
          leftovers.deleteWorkingFiles();
        } else {
          leftovers.deleteAll();
        }
        return summary;
      } catch (IOException | RuntimeException e) {
        if (!handedOver) {
          discard(leftovers, e);
        }
        throw e;
      }
    } finally {
      TemporaryFolder.delete(fetched);
    }
  }

  /** From its own host, with what it is read with itself; from others only where that is said. */
  private Elsewhere elsewhere(Origin origin) {
    String host = origin instanceof RemoteOrigin remote ? remote.authority() : "";
    return Elsewhere.of(
        request.settings().reach(),
        request.settings().reach().hosts()::contains,
        submodule ->
            request
                .credentials()
                .filter(_ -> submodule.authority().equals(host))
                .map(submodule::as)
                .orElse(submodule));
  }

  private static void discard(Leftovers leftovers, Exception cause) {
    try {
      leftovers.deleteAll();
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private WorkerSettings workerSettings() throws IOException {
    return new WorkerSettings(
        lake.storage().root(),
        jobs,
        temporary.fresh("workers-"),
        request.settings().deadlineMillis());
  }

  /** Plans, extracts and publishes, anew for as long as the repository changes meanwhile. */
  private ScanSummary publish(ScannedRun scanned) throws IOException {
    RunFiles run = scanned.firstPlan();
    for (int tries = 1; ; tries++, run = run.replanned()) {
      Plan plan = request.settings().manifestOnly() ? null : plan(run);
      if (plan != null && request.maxUsd().isPresent()) {
        Estimate.of(plan.filesToRead(), plan.bytesToRead())
            .requireAtMost(
                request.maxUsd().getAsDouble(),
                "Reading '" + scanned.ticket().repo() + "' in the cloud");
      }
      List<ShardResult> results = plan == null ? List.of() : extract(scanned, run, plan);
      long start = System.nanoTime();
      listener.phase(ScanListener.Phase.COMMIT, -1, -1);
      PublishRequest prepared = stages.prepare(run);
      ScanTotals totals = new ScanTotals(scanned.scanned(), plan, results, prepared.changes());
      handedOver = true;
      PublishResult result = stages.publish(List.of(run.request())).getFirst();
      lap("commit", start);
      switch (result) {
        case PublishResult.Published published -> {
          return totals.summary(
              scanned.ticket(), ScanSummary.Outcome.PUBLISHED, published.entry(), elapsed);
        }
        case PublishResult.Superseded superseded -> {
          listener.note(superseded.reason());
          return totals.summary(scanned.ticket(), ScanSummary.Outcome.SUPERSEDED, 0, elapsed);
        }
        case PublishResult.Refused refused -> {
          handedOver = false;
          throw new ScanException(ScanException.Reason.REFUSED, refused.reason());
        }
        case PublishResult.Replan replan -> {
          handedOver = false;
          listener.note("planned again: " + replan.reason());
          if (tries == MAX_PLANS) {
            throw new ScanException(
                ScanException.Reason.REFUSED,
                "Other scans of '%s' kept changing it while this one was published (%d times);"
                        .formatted(scanned.ticket().repo(), MAX_PLANS)
                    + " scan it again when they are done");
          }
        }
      }
    }
  }

  private Plan plan(RunFiles run) throws IOException {
    long start = System.nanoTime();
    listener.phase(ScanListener.Phase.PLAN, -1, -1);
    Plan plan = stages.plan(run);
    lap("plan", start);
    return plan;
  }

  private List<ShardResult> extract(ScannedRun scanned, RunFiles run, Plan plan)
      throws IOException {
    long start = System.nanoTime();
    listener.phase(ScanListener.Phase.EXTRACT, plan.filesToRead(), plan.bytesToRead());
    List<ShardResult> results = workers.run(Stages.tasks(run, scanned, plan, 0), listener);
    lap("extract", start);
    return results;
  }

  private void lap(String stage, long start) {
    elapsed.merge(stage, Duration.ofNanos(System.nanoTime() - start), Duration::plus);
  }

  private void closeWorkers() {
    if (workers != null) {
      workers.close();
      workers = null;
    }
  }

  @Override
  public void close() {
    closeWorkers();
    stages.close();
  }
}
