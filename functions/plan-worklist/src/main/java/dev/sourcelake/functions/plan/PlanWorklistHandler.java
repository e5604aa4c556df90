package dev.sourcelake.functions.plan;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sourcelake.functions.PermanentException;
import dev.sourcelake.functions.plan.PlanAnswer.ShardItem;
import dev.sourcelake.functions.runtime.Function;
import dev.sourcelake.functions.runtime.Invocation;
import dev.sourcelake.functions.runtime.Renewable;
import dev.sourcelake.functions.runtime.Variables;
import dev.sourcelake.stages.Stages;
import dev.sourcelake.stages.cost.Estimate;
import dev.sourcelake.stages.cost.OverBudgetException;
import dev.sourcelake.stages.extract.Extractors;
import dev.sourcelake.stages.plan.Plan;
import dev.sourcelake.stages.run.Json;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.storage.Key;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.stream.IntStream;

/** Finds what is missing or stale of a scanned repository and cuts it into shards. */
public final class PlanWorklistHandler implements RequestStreamHandler {
  private final Function function;
  private final PlanSettings settings;
  private final Renewable<Backlog> backlog;

  /** The handler, by the settings of its process. */
  public PlanWorklistHandler() {
    this(Variables.ofProcess(), QueueBacklog::new);
  }

  /**
   * A handler by other settings than those of its process.
   *
   * @param backlogOf the backlog of the queue of this URL
   */
  public PlanWorklistHandler(
      Variables variables, java.util.function.Function<String, Backlog> backlogOf) {
    this.settings = PlanSettings.of(variables);
    this.backlog = new Renewable<>(() -> backlogOf.apply(settings.queue().orElseThrow()));
    this.function =
        Function.open("plan-worklist", variables)
            .ready(variables, Extractors::all, this.backlog::renew);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handle(in, out, context, PlanInput.class, this::plan);
  }

  private PlanAnswer plan(PlanInput event, Invocation invocation) throws IOException {
    RunFiles run = RunFiles.of(event.repo(), event.scan(), event.plan());
    Plan plan;
    try (Stages stages = new Stages(function.lake().lake())) {
      plan = stages.plan(run);
    }
    if (event.maxUsd().isPresent()) {
      try {
        Estimate.of(plan.filesToRead(), plan.bytesToRead())
            .requireAtMost(event.maxUsd().getAsDouble(), "Reading '" + event.repo() + "'");
      } catch (OverBudgetException e) {
        throw new PermanentException(e.getMessage(), e);
      }
    }
    invocation.count("ShardsPlanned", plan.shards().size());
    invocation.count("FilesPlanned", plan.filesToRead());
    return answer(event, run, plan);
  }

  private PlanAnswer answer(PlanInput event, RunFiles run, Plan plan) throws IOException {
    int shards = plan.shards().size();
    List<ShardItem> items =
        IntStream.range(0, shards)
            .mapToObj(shard -> new ShardItem(event.repo(), event.scan(), event.plan(), shard))
            .toList();
    boolean inline = shards <= settings.inlineShards();
    Place place = inline ? new Place(null, null) : store(run.items(), items);
    TaskTime time = new TaskTime(settings.workers(), settings.receives());
    return new PlanAnswer(
        event.repo(),
        event.scan(),
        event.plan(),
        shards,
        plan.filesToRead(),
        plan.bytesToRead(),
        inline,
        inline ? items : null,
        place.bucket(),
        place.key(),
        time.seconds(shards == 0 ? 0 : shards + waiting()));
  }

  private long waiting() {
    return settings.queue().isPresent() ? backlog.get().shards() : 0;
  }

  /** Where an object lies, as the workflow reads it; no bucket where the lake is a folder. */
  private record Place(String bucket, String key) {}

  private Place store(Key key, List<ShardItem> items) throws IOException {
    try {
      function.lake().storage().createExclusive(key, Json.bytes(items));
    } catch (FileAlreadyExistsException e) {
      // The same plan gives the same items.
    }
    String address = function.lake().storage().address(key);
    if (!address.startsWith("s3://")) {
      return new Place(null, key.value());
    }
    URI uri = URI.create(address);
    return new Place(uri.getAuthority(), uri.getPath().substring(1));
  }
}
