package dev.sourcelake.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

@NeedsNode
class WorkflowStackTest {
  private static final Set<String> LOG = Set.of("/tables/*/_delta_log/*", "/journal/*", "/repos/*");

  private final Template workflow = Synthesized.provided().workflow();

  @Test
  void everyTriggerNamesTheAlias() {
    Map<String, JsonNode> mappings = Resources.ofType(workflow, "AWS::Lambda::EventSourceMapping");
    assertEquals(2, mappings.size());
    for (JsonNode mapping : mappings.values()) {
      assertTrue(mapping.path("FunctionName").toString().contains(":live"), mapping::toString);
      assertTrue(
          mapping.path("FunctionResponseTypes").toString().contains("ReportBatchItemFailures"));
    }
    Set<String> aliases = Resources.ofType(workflow, "AWS::Lambda::Alias").keySet();
    assertEquals(Stage.values().length, aliases.size());
    JsonNode substitutions = stateMachine().path("DefinitionSubstitutions");
    for (String name : List.of("ScanRepository", "PlanWorklist", "PrepareCommit")) {
      assertTrue(aliases.contains(substitutions.path(name).path("Ref").asText()), name);
    }
    Resources.statements(workflow, "WorkflowRole")
        .filter(statement -> statement.path("Action").asText().equals("lambda:InvokeFunction"))
        .flatMap(statement -> Resources.list(statement.path("Resource")).stream())
        .forEach(resource -> assertTrue(aliases.contains(resource.path("Ref").asText())));
  }

  @Test
  void everyFunctionHasARoleOfItsOwn() {
    Set<String> roles =
        functions().values().stream()
            .map(function -> function.path("Role").toString())
            .collect(Collectors.toSet());
    assertEquals(Stage.values().length, roles.size());
    assertTrue(
        Resources.ofType(workflow, "AWS::IAM::Role").values().stream()
            .noneMatch(role -> role.has("ManagedPolicyArns")));
  }

  @Test
  void nobodyButCommitTablesWritesTheLog() {
    for (Stage stage : Stage.values()) {
      List<String> writes = ends(stage, "Allow", "s3:PutObject");
      if (stage == Stage.COMMIT_TABLES) {
        assertTrue(writes.containsAll(List.of("/tables/*", "/journal/*", "/repos/*")));
        continue;
      }
      assertTrue(writes.stream().noneMatch(LOG::contains), stage::id);
      if (writes.contains("/tables/*")) {
        assertEquals(
            List.of("/tables/*/_delta_log/*"), ends(stage, "Deny", "s3:PutObject"), stage::id);
      }
    }
  }

  @Test
  void nobodyButCommitTablesDeletes() {
    for (Stage stage : Stage.values()) {
      List<String> deletes = ends(stage, "Allow", "s3:DeleteObject");
      assertEquals(stage == Stage.COMMIT_TABLES, !deletes.isEmpty(), stage::id);
      assertFalse(deletes.contains("/tables/*"), "a table's files are for vacuum to delete");
    }
  }

  @Test
  void actionsAreNamedOneByOne() {
    Resources.ofType(workflow, "AWS::IAM::Policy")
        .values()
        .forEach(policy ->
            Resources.list(policy.path("PolicyDocument").path("Statement")).stream()
                .flatMap(statement -> Resources.list(statement.path("Action")).stream())
                .forEach(action -> assertFalse(action.asText().contains("*"), action::asText)));
  }

  @Test
  void aMessageStaysHiddenLongerThanItsFunctionRuns() {
    Map<String, JsonNode> queues = Resources.ofType(workflow, "AWS::SQS::Queue");
    assertEquals(200, queue(queues, "Shards").path("VisibilityTimeout").asInt());
    assertEquals(180, function(Stage.EXTRACT_FACTS).path("Timeout").asInt());
    assertTrue(
        queue(queues, "Publish").path("VisibilityTimeout").asInt()
            > function(Stage.COMMIT_TABLES).path("Timeout").asInt());
  }

  @Test
  void queuesAreEncryptedAndDeadLettersOutliveTheirSource() {
    Map<String, JsonNode> queues = Resources.ofType(workflow, "AWS::SQS::Queue");
    assertEquals(4, queues.size());
    for (Map.Entry<String, JsonNode> queue : queues.entrySet()) {
      assertTrue(queue.getValue().path("SqsManagedSseEnabled").asBoolean(), queue::getKey);
      JsonNode redrive = queue.getValue().path("RedrivePolicy");
      if (!redrive.isMissingNode()) {
        String target = redrive.path("deadLetterTargetArn").path("Fn::GetAtt").path(0).asText();
        assertTrue(
            queues.get(target).path("MessageRetentionPeriod").asInt()
                > queue.getValue().path("MessageRetentionPeriod").asInt(),
            queue::getKey);
        assertEquals(
            queue.getValue().path("FifoQueue").asBoolean(),
            queues.get(target).path("FifoQueue").asBoolean(),
            queue::getKey);
      }
    }
    assertEquals(
        WorkflowStack.SHARD_RECEIVES,
        queue(queues, "Shards").path("RedrivePolicy").path("maxReceiveCount").asInt());
    assertEquals(
        Integer.toString(WorkflowStack.SHARD_RECEIVES),
        variable(Stage.EXTRACT_FACTS, "SOURCELAKE_RECEIVES"));
    assertEquals(
        Integer.toString(WorkflowStack.PUBLISH_RECEIVES),
        variable(Stage.COMMIT_TABLES, "SOURCELAKE_RECEIVES"));
  }

  @Test
  void concurrencyIsLimitedWhereWorkIsTaken() {
    Resources.ofType(workflow, "AWS::Lambda::EventSourceMapping")
        .forEach((id, mapping) ->
            assertEquals(
                id.startsWith("extract") ? 50 : 2,
                mapping.path("ScalingConfig").path("MaximumConcurrency").asInt(),
                id));
    assertEquals("50", variable(Stage.PLAN_WORKLIST, "SOURCELAKE_SHARD_WORKERS"));
    assertTrue(
        stateMachine().path("DefinitionString").asText().contains("\"MaxConcurrency\": 1000"));
  }

  @Test
  void everyLogGoesAfterAWhile() {
    Map<String, JsonNode> logs = Resources.ofType(workflow, "AWS::Logs::LogGroup");
    assertEquals(Stage.values().length + 2, logs.size());
    logs.forEach((id, log) -> assertEquals(30, log.path("RetentionInDays").asInt(), id));
    functions()
        .forEach((id, function) ->
            assertTrue(
                logs.containsKey(
                    function.path("LoggingConfig").path("LogGroup").path("Ref").asText()),
                id));
  }

  @Test
  void snapshotsAreTakenOfAllThatDoWithASmallDisk() {
    Template java25 = Synthesized.withSnapshots().workflow();
    for (Stage stage : Stage.values()) {
      JsonNode function = function(java25, stage);
      assertEquals("java25", function.path("Runtime").asText());
      assertEquals(!stage.needsDisk(), function.has("SnapStart"), stage::id);
      assertEquals(
          stage.needsDisk() ? 10_240 : 512,
          function.path("EphemeralStorage").path("Size").asInt(),
          stage::id);
      assertEquals("Active", function.path("TracingConfig").path("Mode").asText(), stage::id);
      assertFalse(function(stage).has("SnapStart"), stage::id);
      assertEquals("provided.al2023", function(stage).path("Runtime").asText());
    }
  }

  @Test
  void theCommandLineFindsWhatItNeeds() {
    Set<String> outputs = workflow.findOutputs("*").keySet();
    assertTrue(
        outputs.containsAll(
            Set.of(
                "LakeUrl",
                "StateMachineArn",
                "ShardsQueueUrl",
                "ShardsDeadLettersUrl",
                "PublishQueueUrl",
                "PublishDeadLettersUrl",
                "ClaimsTableName",
                "WorkflowLogGroup",
                "ScanRepositoryLogGroup",
                "PlanWorklistLogGroup",
                "ExtractFactsLogGroup",
                "PrepareCommitLogGroup",
                "CommitTablesLogGroup")),
        outputs::toString);
  }

  /** The keys that a stage's own statements of an effect name for an action. */
  private List<String> ends(Stage stage, String effect, String action) {
    return Resources.statements(workflow, stage.id().replace("-", ""))
        .filter(statement -> statement.path("Effect").asText().equals(effect))
        .filter(statement ->
            Resources.list(statement.path("Action")).stream()
                .anyMatch(each -> each.asText().equals(action)))
        .flatMap(statement -> Resources.resourceEnds(statement).stream())
        .toList();
  }

  private JsonNode stateMachine() {
    return stateMachine(workflow, "-scan");
  }

  private static JsonNode stateMachine(Template template, String end) {
    return Resources.ofType(template, "AWS::StepFunctions::StateMachine").values().stream()
        .filter(machine -> machine.path("StateMachineName").asText().endsWith(end))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, JsonNode> functions() {
    return Resources.ofType(workflow, "AWS::Lambda::Function");
  }

  private JsonNode function(Stage stage) {
    return function(workflow, stage);
  }

  private static JsonNode function(Template template, Stage stage) {
    return Resources.ofType(template, "AWS::Lambda::Function").values().stream()
        .filter(function -> function.path("FunctionName").asText().endsWith(stage.id()))
        .findFirst()
        .orElseThrow();
  }

  private String variable(Stage stage, String name) {
    return function(stage).path("Environment").path("Variables").path(name).asText();
  }

  private static JsonNode queue(Map<String, JsonNode> queues, String id) {
    return queues.entrySet().stream()
        .filter(queue -> queue.getKey().startsWith(id + "Queue"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }
}
