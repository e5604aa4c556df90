package dev.sourcelake.stages;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.lake.Changes;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.PublishRequest;
import dev.sourcelake.lake.PublishResult;
import dev.sourcelake.lake.Publisher;
import dev.sourcelake.lake.ScanTicket;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.origins.Listing;
import dev.sourcelake.stages.commit.CommitStage;
import dev.sourcelake.stages.extract.ShardResult;
import dev.sourcelake.stages.extract.ShardResults;
import dev.sourcelake.stages.extract.ShardTask;
import dev.sourcelake.stages.extract.StagedShard;
import dev.sourcelake.stages.plan.Plan;
import dev.sourcelake.stages.plan.PlanStage;
import dev.sourcelake.stages.plan.Wishes;
import dev.sourcelake.stages.run.Records;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.stages.scan.ScanStage;
import dev.sourcelake.stages.scan.Scanned;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * The stages of scans as steps that hand each other nothing but keys: each reads what it needs from
 * the lake and leaves a record there, so that any process can take the next one. A step may be run
 * again, or by two at once; the record that is stored first counts. Reading a shard, which needs
 * parsers, is {@link dev.sourcelake.stages.extract.ExtractStage}'s. For one thread.
 */
public final class Stages implements AutoCloseable {
  private final Lake lake;
  private final Storage storage;
  private final SessionContext context;
  private final BufferAllocator allocator = new RootAllocator();

  /** Stages over a lake, which stays the caller's. */
  public Stages(Lake lake) {
    this.lake = lake;
    this.storage = lake.storage();
    // Files that are read one after the other keep their order, by which joins merge them.
    this.context = SessionContext.open(lake.options().withMergeJoins().withTargetPartitions(1));
  }

  /**
   * Scans a listing and records what was found. A step that is repeated takes a new ticket.
   *
   * @param started when the scan began, before anything was listed
   */
  public ScannedRun scan(
      Listing listing,
      ScanTicket ticket,
      ScanSettings settings,
      Instant started,
      ScanListener listener)
      throws IOException {
    RunFiles run = RunFiles.of(ticket.repo(), ticket.scanId(), 0);
    Scanned scanned =
        new ScanStage(lake, context, allocator)
            .run(
                listing,
                ticket.repo(),
                run,
                micros(started),
                settings.maxFileBytes(),
                settings.manifestOnly(),
                settings.generatedMarkers(),
                settings.reach(),
                listener);
    return Records.store(
        storage, run.scanned(), new ScannedRun(ticket, settings, scanned), ScannedRun.class);
  }

  /** Plans a scanned run, which must not be of the manifest only. */
  public Plan plan(RunFiles run) throws IOException {
    ScannedRun scanned = scanned(storage, run);
    ScanSettings settings = scanned.settings();
    Wishes wishes = new Wishes(settings.profile(), settings.datasets(), settings.targets());
    return new PlanStage(lake, context, allocator).run(scanned.scanned(), run, wishes);
  }

  /**
   * What is to be done for one shard of a planned run; {@link NoSuchElementException} where the
   * plan has no such shard.
   *
   * @param attempt how many times the shard was tried before
   */
  public static ShardTask task(Storage lake, RunFiles run, int shard, int attempt)
      throws IOException {
    Plan plan = planned(lake, run);
    List<ShardTask> tasks = tasks(run, scanned(lake, run), plan, attempt);
    if (shard < 0 || shard >= tasks.size()) {
      throw new NoSuchElementException(
          "Plan %d of scan '%s' has %d shards, and no shard %d"
              .formatted(run.plan(), run.scanId(), tasks.size(), shard));
    }
    return tasks.get(shard);
  }

  /** What is to be done for each shard of a plan. */
  static List<ShardTask> tasks(RunFiles run, ScannedRun scanned, Plan plan, int attempt) {
    return plan.shards().stream()
        .map(shard ->
            new ShardTask(
                scanned.ticket().repo(),
                run.scanId(),
                run.plan(),
                plan.files().worklist(),
                shard,
                attempt,
                Map.of(),
                scanned.settings().deadlineMillis()))
        .toList();
  }

  /**
   * Prepares the commit of a run whose shards are all read, and records what is to be published.
   */
  public PublishRequest prepare(RunFiles run) throws IOException {
    if (storage.info(run.request()).isPresent()) {
      return request(run.request());
    }
    ScannedRun scanned = scanned(storage, run);
    Plan plan = scanned.settings().manifestOnly() ? null : planned(storage, run);
    List<StagedShard> shards =
        plan == null ? List.of() : new ShardResults(storage, run).all(plan.shards().size());
    List<ShardResult> results = shards.stream().map(StagedShard::result).toList();
    Scanned found = scanned.scanned();
    long base = plan == null ? lake.repos().base(found.repo(), found.origin()) : plan.base();
    Map<String, Changes> changes = new CommitStage(lake, context).prepare(found, run, plan, shards);
    ScanTotals totals = new ScanTotals(found, plan, results, changes);
    PublishRequest request =
        new PublishRequest(
            found.repo(),
            found.origin(),
            base,
            ScanRecords.of(scanned, totals, micros(Instant.now())),
            changes);
    try {
      storage.createExclusive(run.request(), request.toJson());
      return request;
    } catch (FileAlreadyExistsException e) {
      return request(run.request());
    }
  }

  /**
   * The paths that the shards of a prepared run have set aside, since they ended their reader, with
   * the reason of each: crash or timeout. Nothing is read where nothing was diagnosed.
   */
  public SortedMap<String, String> setAside(RunFiles run, PublishRequest prepared)
      throws IOException {
    SortedMap<String, String> paths = new TreeMap<>();
    if (prepared.scan().rowsByDataset().getOrDefault(Diagnostics.TABLE.name(), 0L) > 0) {
      int shards = planned(storage, run).shards().size();
      new ShardResults(storage, run)
          .all(shards)
          .forEach(shard -> paths.putAll(shard.result().setAside()));
    }
    return paths;
  }

  /** Publishes what is to be published, and says of each, in order, what became of it. */
  public List<PublishResult> publish(List<Key> requests) throws IOException {
    List<PublishRequest> read = new ArrayList<>();
    for (Key request : requests) {
      read.add(request(request));
    }
    return new Publisher(lake).publish(read);
  }

  private PublishRequest request(Key key) throws IOException {
    return PublishRequest.fromJson(storage.read(key));
  }

  private static ScannedRun scanned(Storage lake, RunFiles run) throws IOException {
    return Records.read(lake, run.scanned(), ScannedRun.class);
  }

  private static Plan planned(Storage lake, RunFiles run) throws IOException {
    return Records.read(lake, run.shards(), Plan.class);
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  @Override
  public void close() {
    context.close();
    allocator.close();
  }
}
