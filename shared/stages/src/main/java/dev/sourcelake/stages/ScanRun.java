package dev.sourcelake.stages;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.lake.Changes;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.PublishRequest;
import dev.sourcelake.lake.PublishResult;
import dev.sourcelake.lake.Publisher;
import dev.sourcelake.lake.RepoSlug;
import dev.sourcelake.lake.ScanTicket;
import dev.sourcelake.origins.Limits;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.origins.OpenOptions;
import dev.sourcelake.origins.Origin;
import dev.sourcelake.stages.commit.CommitStage;
import dev.sourcelake.stages.extract.ShardResult;
import dev.sourcelake.stages.extract.ShardTask;
import dev.sourcelake.stages.plan.Plan;
import dev.sourcelake.stages.plan.PlanStage;
import dev.sourcelake.stages.plan.Wishes;
import dev.sourcelake.stages.run.Leftovers;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.stages.scan.ScanStage;
import dev.sourcelake.stages.scan.Scanned;
import dev.sourcelake.stages.worker.WorkerPool;
import dev.sourcelake.stages.worker.WorkerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

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
  private final SessionContext context;
  private final BufferAllocator allocator = new RootAllocator();
  private final Map<String, Duration> elapsed = new TreeMap<>();
  private final long startedMicros = micros();
  private WorkerPool workers;
  private boolean handedOver;

  ScanRun(
      Lake lake, int jobs, TemporaryFolder temporary, ScanRequest request, ScanListener listener) {
    this.lake = lake;
    this.jobs = jobs;
    this.temporary = temporary;
    this.request = request;
    this.listener = listener;
    this.context = SessionContext.open(lake.options());
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
            received -> {});
    // The place among the repository's scans is taken before its ref is read: a later one reads as
    // much or more.
    ScanTicket ticket =
        lake.repos().nextScan(request.repo().orElse(identity.repo()), identity.origin());
    try (Listing listing = origin.open(options)) {
      Leftovers leftovers = new Leftovers(lake.storage(), firstRun(ticket));
      try {
        if (!request.manifestOnly()) {
          // They warm up while this process scans.
          workers = new WorkerPool(workerSettings());
        }
        Scanned scanned = scan(listing, ticket);
        lap("scan", start);
        ScanSummary summary = publish(scanned, ticket);
        if (summary.outcome() == ScanSummary.Outcome.PUBLISHED) {
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

  private static void discard(Leftovers leftovers, Exception cause) {
    try {
      leftovers.deleteAll();
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private static RunFiles firstRun(ScanTicket ticket) {
    return new RunFiles(RepoSlug.of(ticket.repo()), ticket.scanId(), 0);
  }

  private WorkerSettings workerSettings() throws IOException {
    return new WorkerSettings(
        Path.of(lake.storage().root()),
        jobs,
        temporary.fresh("workers-"),
        request.deadline().toMillis());
  }

  private Scanned scan(Listing listing, ScanTicket ticket) throws IOException {
    return new ScanStage(lake, context, allocator)
        .run(
            listing,
            ticket.repo(),
            firstRun(ticket),
            startedMicros,
            request.maxFileBytes(),
            request.manifestOnly(),
            listener);
  }

  /** Plans, extracts and publishes, anew for as long as the repository changes meanwhile. */
  private ScanSummary publish(Scanned scanned, ScanTicket ticket) throws IOException {
    RunFiles run = firstRun(ticket);
    for (int tries = 1; ; tries++, run = run.replanned()) {
      Plan plan = request.manifestOnly() ? null : plan(scanned, run);
      long base = plan == null ? lake.repos().base(scanned.repo(), scanned.origin()) : plan.base();
      List<ShardResult> results = plan == null ? List.of() : extract(ticket, run, plan);
      long start = System.nanoTime();
      listener.phase(ScanListener.Phase.COMMIT, -1, -1);
      Map<String, Changes> changes = new CommitStage(lake, context).prepare(scanned, run, plan);
      ScanTotals totals = new ScanTotals(scanned, plan, results, changes);
      PublishRequest wanted =
          new PublishRequest(
              scanned.repo(),
              scanned.origin(),
              base,
              ScanRecords.of(scanned, ticket, request, totals, micros()),
              changes);
      handedOver = true;
      PublishResult result = new Publisher(lake).publish(List.of(wanted)).getFirst();
      lap("commit", start);
      switch (result) {
        case PublishResult.Published published -> {
          return totals.summary(ticket, ScanSummary.Outcome.PUBLISHED, published.entry(), elapsed);
        }
        case PublishResult.Superseded superseded -> {
          listener.note(superseded.reason());
          return totals.summary(ticket, ScanSummary.Outcome.SUPERSEDED, 0, elapsed);
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
                        .formatted(scanned.repo(), MAX_PLANS)
                    + " scan it again when they are done");
          }
        }
      }
    }
  }

  private Plan plan(Scanned scanned, RunFiles run) throws IOException {
    long start = System.nanoTime();
    listener.phase(ScanListener.Phase.PLAN, -1, -1);
    Wishes wishes = new Wishes(request.profile(), request.datasets());
    Plan plan = new PlanStage(lake, context, allocator).run(scanned, run, wishes);
    lap("plan", start);
    return plan;
  }

  private List<ShardResult> extract(ScanTicket ticket, RunFiles run, Plan plan) throws IOException {
    long start = System.nanoTime();
    listener.phase(ScanListener.Phase.EXTRACT, plan.files(), plan.bytes());
    long deadline = request.deadline().toMillis();
    List<ShardTask> tasks =
        plan.shards().stream()
            .map(shard ->
                new ShardTask(
                    ticket.repo(), ticket.scanId(), run.plan(), shard, 0, Map.of(), deadline))
            .toList();
    List<ShardResult> results = workers.run(tasks, listener);
    lap("extract", start);
    return results;
  }

  private void lap(String stage, long start) {
    elapsed.merge(stage, Duration.ofNanos(System.nanoTime() - start), Duration::plus);
  }

  private static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  @Override
  public void close() {
    if (workers != null) {
      workers.close();
    }
    context.close();
    allocator.close();
  }
}
