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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prepares the commit of a scan whose shards are all read. */
public final class PrepareCommitHandler implements RequestStreamHandler {
  private static final int MOST_NAMED = 20;
  private static final int MOST_OF_PATH = 500;

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
    List<String> setAside;
    try (Stages stages = new Stages(function.lake().lake())) {
      request = stages.prepare(run);
      setAside = named(stages.setAside(run, request));
    }
    invocation.count("FilesSetAside", setAside.size());
    long rows = request.scan().rowsByDataset().values().stream().mapToLong(Long::longValue).sum();
    invocation.count("TablesPrepared", request.changes().size());
    return new PrepareAnswer(
        event.repo(),
        event.scan(),
        event.plan(),
        run.request().value(),
        request.changes().size(),
        rows,
        setAside);
  }

  /** So many that they fit into the workflow's payload. */
  private static List<String> named(Map<String, String> reasons) {
    List<String> named = new ArrayList<>();
    for (Map.Entry<String, String> path : reasons.entrySet()) {
      if (named.size() == MOST_NAMED) {
        named.add("and %d more".formatted(reasons.size() - MOST_NAMED));
        break;
      }
      named.add("%s (%s)".formatted(shortened(path.getKey()), path.getValue()));
    }
    return named;
  }

  private static String shortened(String path) {
    return path.length() <= MOST_OF_PATH
        ? path
        : "…" + path.substring(path.length() - MOST_OF_PATH);
  }
}
