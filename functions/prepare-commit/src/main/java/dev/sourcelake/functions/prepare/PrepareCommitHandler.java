package dev.sourcelake.functions.prepare;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sourcelake.functions.runtime.Function;
import dev.sourcelake.functions.runtime.Invocation;
import dev.sourcelake.functions.runtime.PlanEvent;
import dev.sourcelake.functions.runtime.Variables;
import dev.sourcelake.lake.PublishRequest;
import dev.sourcelake.stages.Stages;
import dev.sourcelake.stages.run.RunFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Prepares the commit of a scan whose shards are all read. */
public final class PrepareCommitHandler implements RequestStreamHandler {
  private final Function function;

  /** The handler, by the settings of its process. */
  public PrepareCommitHandler() {
    this(Variables.ofProcess());
  }

  /** A handler by other settings than those of its process. */
  public PrepareCommitHandler(Variables variables) {
    function = Function.open("prepare-commit", variables).ready(variables, () -> null, () -> {});
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handle(in, out, context, PlanEvent.class, this::prepare);
  }

  private PrepareAnswer prepare(PlanEvent event, Invocation invocation) throws IOException {
    RunFiles run = RunFiles.of(event.repo(), event.scan(), event.plan());
    PublishRequest request;
    try (Stages stages = new Stages(function.lake().lake())) {
      request = stages.prepare(run);
    }
    long rows = request.scan().rowsByDataset().values().stream().mapToLong(Long::longValue).sum();
    invocation.count("TablesPrepared", request.changes().size());
    return new PrepareAnswer(
        event.repo(),
        event.scan(),
        event.plan(),
        run.request().value(),
        request.changes().size(),
        rows);
  }
}
