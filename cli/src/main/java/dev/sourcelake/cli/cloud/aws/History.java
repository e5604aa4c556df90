package dev.sourcelake.cli.cloud.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sourcelake.cli.cloud.RunProgress;
import dev.sourcelake.cli.cloud.RunProgress.Step;
import java.util.Map;
import java.util.Optional;

/** Reads an execution's events in their order: what it is at, and what it has left behind. */
final class History {
  /** The states that begin a step. */
  private static final Map<String, Step> STEPS =
      Map.of(
          "Claim", Step.CLAIM,
          "Scan", Step.SCAN,
          "Resume", Step.SCAN,
          "Plan", Step.PLAN,
          "ExtractFew", Step.EXTRACT,
          "ExtractMany", Step.EXTRACT,
          "Prepare", Step.PREPARE,
          "Publish", Step.PUBLISH,
          "Release", Step.END,
          "ReleaseAfterFailure", Step.END);

  private static final ObjectMapper JSON = new ObjectMapper();

  private Step step = Step.CLAIM;
  private boolean mapped;
  private Optional<String> scan = Optional.empty();
  private int plan;
  private int shards = -1;
  private int done;

  /** Takes the next event. */
  void add(JsonNode event) {
    String type = event.path("type").asText();
    if (type.endsWith("StateEntered")) {
      entered(event.path("stateEnteredEventDetails").path("name").asText());
    } else if (type.endsWith("StateExited")) {
      exited(event.path("stateExitedEventDetails").path("output").asText(""));
    } else if (type.equals("TaskSucceeded") && step == Step.EXTRACT && !mapped) {
      // Shards that stand in the execution itself; those of a distributed map are other executions.
      done++;
    }
  }

  private void entered(String state) {
    Step begun = STEPS.get(state);
    if (begun == null) {
      return;
    }
    step = begun;
    mapped = state.equals("ExtractMany");
    if (step == Step.PLAN || step == Step.EXTRACT) {
      done = 0;
    }
  }

  private void exited(String output) {
    JsonNode state;
    try {
      state = JSON.readTree(output);
    } catch (JsonProcessingException e) {
      return;
    }
    if (state.path("run").hasNonNull("scan")) {
      scan = Optional.of(state.path("run").path("scan").asText());
      plan = state.path("run").path("plan").asInt();
    }
    if (state.path("work").has("planned")) {
      shards = state.path("work").path("planned").path("shards").asInt(-1);
    }
  }

  /** Whether shards are read by executions of their own. */
  boolean isMapped() {
    return mapped && step == Step.EXTRACT;
  }

  /** How far the execution has come. */
  RunProgress progress() {
    int read = step.compareTo(Step.EXTRACT) > 0 && shards > 0 ? shards : done;
    return new RunProgress(step, scan, plan, shards, read);
  }
}
