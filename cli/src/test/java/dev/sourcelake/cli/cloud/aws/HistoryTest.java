package dev.sourcelake.cli.cloud.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sourcelake.cli.cloud.RunProgress;
import dev.sourcelake.cli.cloud.RunProgress.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final String PLANNED =
      "{\"run\": {\"scan\": \"7-abc\", \"plan\": 2}, \"work\": {\"planned\": {\"shards\": 5}}}";

  private final History history = new History();

  private HistoryTest entered(String type, String name) {
    ObjectNode event = event(type + "StateEntered");
    event.putObject("stateEnteredEventDetails").put("name", name);
    history.add(event);
    return this;
  }

  private HistoryTest exited(String name, String output) {
    ObjectNode event = event("TaskStateExited");
    event.putObject("stateExitedEventDetails").put("name", name).put("output", output);
    history.add(event);
    return this;
  }

  private HistoryTest succeeded(int tasks) {
    for (int i = 0; i < tasks; i++) {
      history.add(event("TaskSucceeded"));
    }
    return this;
  }

  private static ObjectNode event(String type) {
    return new ObjectMapper().createObjectNode().put("type", type);
  }

  @Test
  void shardsInTheExecutionItselfAreCounted() {
    assertEquals(RunProgress.BEGUN, history.progress());
    entered("Task", "Scan")
        .succeeded(1)
        .exited("Scan", "{\"run\": {\"scan\": \"7-abc\", \"plan\": 1}}");
    assertEquals(new RunProgress(Step.SCAN, Optional.of("7-abc"), 1, -1, 0), history.progress());
    entered("Task", "Plan").succeeded(1).exited("Plan", PLANNED);
    entered("Map", "ExtractFew").entered("Task", "ExtractShardOfFew").succeeded(3);
    assertEquals(new RunProgress(Step.EXTRACT, Optional.of("7-abc"), 2, 5, 3), history.progress());
    assertFalse(history.isMapped());
    succeeded(2).entered("Task", "Prepare").succeeded(1);
    assertEquals(5, history.progress().done());
    assertEquals(Step.PREPARE, history.progress().step());
  }

  @Test
  void shardsOfADistributedMapAreNot() {
    entered("Task", "Plan").exited("Plan", PLANNED).entered("Map", "ExtractMany").succeeded(1);

    assertTrue(history.isMapped());
    assertEquals(0, history.progress().done());
  }

  @Test
  void aSecondPlanBeginsAtNoShard() {
    entered("Task", "Plan").exited("Plan", PLANNED);
    entered("Map", "ExtractFew").succeeded(5).entered("Task", "Publish").succeeded(1);
    entered("Task", "Plan");

    assertEquals(Step.PLAN, history.progress().step());
    assertEquals(0, history.progress().done());
  }

  @Test
  void whatLambdaSaysOfAnExceptionIsReadForItsMessage() {
    assertEquals(
        "scan of r failed: no such host",
        Causes.readable(
            "scan of r failed: {\"errorMessage\":\"no such host\",\"errorType\":\"a.B\",\"stackTrace\":[]}"));
    assertEquals("plain {text}", Causes.readable("plain {text}"));
    assertEquals("cut {\"errorMess", Causes.readable("cut {\"errorMess"));
  }
}
