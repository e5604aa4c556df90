package dev.sourcelake.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sourcelake.infra.constructs.OrganisationWorkflow;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OrganisationDefinitionTest {
  private static JsonNode states;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in =
        OrganisationWorkflow.class.getResourceAsStream(OrganisationWorkflow.DEFINITION)) {
      states = new ObjectMapper().readTree(in).path("States");
    }
  }

  @Test
  void aForgeIsWaitedForAsLongAsItSaysAndThenAskedAgain() {
    JsonNode wait = states.path("WaitForForge");
    assertEquals("$.listed.answer.waitSeconds", wait.path("SecondsPath").asText());
    assertEquals("List", wait.path("Next").asText());
    assertTrue(
        states.path("List").path("TimeoutSeconds").asInt()
            > Stage.LIST_REPOSITORIES.timeoutSeconds());
  }

  @Test
  void whereNothingIsDueNothingIsStarted() {
    JsonNode due = states.path("IsAnyDue");
    assertEquals(0, due.path("Choices").path(0).path("NumericGreaterThan").asInt(-1));
    assertEquals("AreThereMore", due.path("Default").asText());
  }

  @Test
  void aLongListIsComparedByAsManyCallsAsItTakes() {
    JsonNode payload = states.path("List").path("Parameters").path("Payload");
    assertEquals("$.listed.answer", payload.path("before.$").asText());
    assertEquals("AreThereMore", states.path("EachRepository").path("Next").asText());
    JsonNode more = states.path("AreThereMore").path("Choices").path(1);
    assertEquals("$.listed.answer.more", more.path("Variable").asText());
    assertEquals("List", more.path("Next").asText());
  }

  @Test
  void aRepositoryThatFailsCostsItselfAndIsNoted() {
    JsonNode each = states.path("EachRepository");
    assertEquals(100, each.path("ToleratedFailurePercentage").asInt());
    JsonNode steps = each.path("ItemProcessor").path("States");
    assertEquals(
        "NoteFailure", steps.path("Repository").path("Catch").path(0).path("Next").asText());
    assertTrue(
        steps.path("NoteFailure").toString().contains("ADD #failures :one"),
        "failures are counted");
    assertEquals(
        "arn:aws:states:::states:startExecution.sync:2",
        steps.path("Repository").path("Resource").asText(),
        "the ceiling is of scans that run, not of those that were started");
  }
}
