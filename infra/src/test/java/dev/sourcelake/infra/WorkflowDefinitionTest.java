package dev.sourcelake.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sourcelake.infra.constructs.ScanWorkflow;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkflowDefinitionTest {
  private static final Map<String, JsonNode> STATES = new HashMap<>();
  private static JsonNode definition;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = ScanWorkflow.class.getResourceAsStream(ScanWorkflow.DEFINITION)) {
      definition = new ObjectMapper().readTree(in);
    }
    collect(definition);
  }

  @Test
  void everyStateThatIsNamedIsThereAndEveryStateIsReached() {
    check(definition);
    for (JsonNode state : STATES.values()) {
      if (state.has("ItemProcessor")) {
        check(state.path("ItemProcessor"));
      }
    }
  }

  @Test
  void everyTaskIsTriedAgainUnlessNoTrialCanHelp() {
    tasks()
        .forEach((name, state) -> {
          JsonNode retries = state.path("Retry");
          JsonNode last = retries.path(retries.size() - 1);
          assertEquals("States.ALL", last.path("ErrorEquals").path(0).asText(), name);
          assertTrue(last.path("MaxAttempts").asInt() >= 3, name);
          if (isOurs(state)) {
            assertEquals(0, retries.path(0).path("MaxAttempts").asInt(-1), name);
            assertTrue(retries.path(0).toString().contains("PermanentException"), name);
          }
        });
  }

  @Test
  void aFunctionThatIsThrottledIsWaitedForLongerThanOneThatFails() {
    for (String stage : List.of("Scan", "Plan", "Prepare", "CompareHead")) {
      JsonNode retries = STATES.get(stage).path("Retry");
      JsonNode throttled = null;
      for (JsonNode retry : retries) {
        String error = retry.path("ErrorEquals").path(0).asText();
        if (error.equals("Lambda.TooManyRequestsException")) {
          throttled = retry;
        }
        assertFalse(error.equals("States.ALL") && throttled == null, stage);
      }
      int most = throttled.path("MaxDelaySeconds").asInt();
      assertTrue(throttled.path("MaxAttempts").asInt() * most >= 3600, stage);
      assertEquals("FULL", throttled.path("JitterStrategy").asText(), "not all at once again");
    }
  }

  @Test
  void theOutcomeNamesWhatWasSetAside() {
    assertEquals(
        "$.Payload.setAside",
        STATES.get("Prepare").path("ResultSelector").path("setAside.$").asText());
    assertEquals(
        "$.prepared.setAside", STATES.get("Done").path("Parameters").path("setAside.$").asText());
  }

  @Test
  void everyFaultOfAStageReleasesTheClaim() {
    for (String stage :
        List.of("Scan", "Plan", "ExtractFew", "ExtractMany", "Prepare", "Publish", "Forget")) {
      JsonNode handler = STATES.get(stage).path("Catch").path(0);
      assertEquals("States.ALL", handler.path("ErrorEquals").path(0).asText(), stage);
      JsonNode described = STATES.get(handler.path("Next").asText());
      assertTrue(described.path("Parameters").path("cause.$").asText().contains(" failed: "));
      assertEquals("ReleaseAfterFailure", described.path("Next").asText(), stage);
    }
  }

  @Test
  void aShardThatFailsIsNamed() {
    for (String suffix : List.of("OfFew", "OfMany")) {
      String cause =
          STATES.get("DescribeShard" + suffix).path("Parameters").path("cause.$").asText();
      assertTrue(cause.contains("$.shard"), cause);
      assertEquals(
          "NoteShard" + suffix, STATES.get("DescribeShard" + suffix).path("Next").asText());
    }
  }

  @Test
  void fewShardsAndManyAreExtractedAlike() {
    String few = STATES.get("ExtractFew").path("ItemProcessor").path("States").toString();
    String many = STATES.get("ExtractMany").path("ItemProcessor").path("States").toString();
    assertEquals(many, few.replace("OfFew", "OfMany"));
    assertEquals(
        STATES.get("ExtractFew").path("ItemSelector"),
        STATES.get("ExtractMany").path("ItemSelector"));
  }

  @Test
  void aFunctionIsGivenLongerThanItMayTake() {
    Map<String, Stage> calls =
        Map.of(
            "Scan", Stage.SCAN_REPOSITORY,
            "Plan", Stage.PLAN_WORKLIST,
            "Prepare", Stage.PREPARE_COMMIT);
    calls.forEach((state, stage) ->
        assertTrue(
            STATES.get(state).path("TimeoutSeconds").asInt() > stage.timeoutSeconds(), state));
  }

  @Test
  void aRequestThatIsSentAgainIsNoDuplicateAndStaysWithinTheIdsLength() {
    String id = STATES.get("Publish").path("Parameters").path("MessageDeduplicationId.$").asText();
    for (String part :
        List.of("$$.Execution.Name", "$.run.plan", "$$.State.RetryCount", "$$.State.EnteredTime")) {
      assertTrue(id.contains(part), id);
    }
    assertFalse(id.contains("Token"), "a task token is longer than the 128 characters of an id");
  }

  private static boolean isOurs(JsonNode task) {
    String resource = task.path("Resource").asText();
    return resource.contains(":lambda:") || resource.contains(":sqs:");
  }

  private static Map<String, JsonNode> tasks() {
    Map<String, JsonNode> tasks = new HashMap<>(STATES);
    tasks.values().removeIf(state -> !state.path("Type").asText().equals("Task"));
    assertTrue(tasks.size() > 10);
    return tasks;
  }

  private static void collect(JsonNode machine) {
    machine
        .path("States")
        .properties()
        .forEach(state -> {
          assertEquals(null, STATES.put(state.getKey(), state.getValue()), state.getKey());
          if (state.getValue().has("ItemProcessor")) {
            collect(state.getValue().path("ItemProcessor"));
          }
        });
  }

  private static void check(JsonNode machine) {
    Set<String> named = new HashSet<>(Set.of(machine.path("StartAt").asText()));
    for (JsonNode state : machine.path("States")) {
      for (String way : List.of("Next", "Default")) {
        if (state.has(way)) {
          named.add(state.path(way).asText());
        }
      }
      for (String ways : List.of("Catch", "Choices")) {
        state.path(ways).forEach(choice -> named.add(choice.path("Next").asText()));
      }
    }
    Set<String> there = new HashSet<>();
    machine.path("States").fieldNames().forEachRemaining(there::add);
    assertEquals(there, named);
  }
}
