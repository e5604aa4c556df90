package dev.sourcelake.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

/** What forges may send to, what they are asked with, and when. */
@NeedsNode
class ForgeStackTest {
  private final Template watched = Synthesized.withForges().workflow();
  private final Template plain = Synthesized.provided().workflow();

  @Test
  void nothingListensUnlessAForgeMaySend() {
    plain.resourceCountIs("AWS::Lambda::Url", 0);
    watched.resourceCountIs("AWS::Lambda::Url", 1);
    JsonNode url = Resources.ofType(watched, "AWS::Lambda::Url").values().iterator().next();
    assertEquals("NONE", url.path("AuthType").asText());
    assertEquals("live", url.path("Qualifier").asText());
    assertTrue(url.path("TargetFunctionArn").toString().contains("receivepush"), url::toString);
  }

  @Test
  void whatCanBeReachedFromOutsideMayOnlyNoteAndStart() {
    Set<String> actions = actions("receivepush");
    assertEquals(
        Set.of(
            "dynamodb:DeleteItem",
            "dynamodb:PutItem",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "secretsmanager:GetSecretValue",
            "states:StartExecution"),
        actions);
    assertFalse(variables("receive-push").has("SOURCELAKE_LAKE"));
    assertFalse(variables("receive-push").has("SOURCELAKE_CREDENTIALS"));
  }

  @Test
  void credentialsAreForThoseWhoFetchAndThoseWhoList() {
    for (Stage stage : Stage.values()) {
      List<String> secrets =
          Resources.statements(watched, stage.id().replace("-", ""))
              .filter(statement ->
                  statement.path("Action").asText().equals("secretsmanager:GetSecretValue"))
              .map(statement -> statement.path("Resource").path("Ref").asText())
              .toList();
      switch (stage) {
        case SCAN_REPOSITORY, LIST_REPOSITORIES -> {
          assertEquals(1, secrets.size(), stage::id);
          assertTrue(secrets.getFirst().startsWith("ForgesCredentials"), secrets::toString);
        }
        case RECEIVE_PUSH -> {
          assertEquals(1, secrets.size(), stage::id);
          assertTrue(secrets.getFirst().startsWith("ForgesWebhooks"), secrets::toString);
        }
        case PLAN_WORKLIST, EXTRACT_FACTS, PREPARE_COMMIT, COMMIT_TABLES ->
            assertEquals(List.of(), secrets, stage::id);
      }
    }
  }

  @Test
  void noTemplateHasASecret() {
    Resources.ofType(watched, "AWS::SecretsManager::Secret")
        .values()
        .forEach(secret -> assertEquals("{}", secret.path("SecretString").asText()));
  }

  @Test
  void everyOwnerIsComparedByASchedule() {
    plain.resourceCountIs("AWS::Scheduler::Schedule", 0);
    Set<String> inputs =
        Resources.ofType(watched, "AWS::Scheduler::Schedule").values().stream()
            .map(schedule -> schedule.path("Target").path("Input").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        Set.of(
            "{\"owner\": \"github:github.com/acme\"}", "{\"owner\": \"list:s3://lists/all.txt\"}"),
        inputs);
  }

  @Test
  void deliveriesAreForgottenAfterAWhile() {
    assertTrue(
        Resources.ofType(watched, "AWS::DynamoDB::Table").values().stream()
            .anyMatch(table ->
                table.path("TableName").asText().endsWith("-deliveries")
                    && table.path("TimeToLiveSpecification").path("Enabled").asBoolean()
                    && table
                        .path("TimeToLiveSpecification")
                        .path("AttributeName")
                        .asText()
                        .equals("expires")));
  }

  @Test
  void repositoriesAtOnceAreBounded() {
    JsonNode machine =
        Resources.ofType(watched, "AWS::StepFunctions::StateMachine").values().stream()
            .filter(each -> each.path("StateMachineName").asText().endsWith("-organisation"))
            .findFirst()
            .orElseThrow();
    assertTrue(machine.path("DefinitionString").asText().contains("\"MaxConcurrency\": 20"));
  }

  private Set<String> actions(String role) {
    return Resources.statements(watched, role)
        .flatMap(statement -> Resources.list(statement.path("Action")).stream())
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private JsonNode variables(String function) {
    return Resources.ofType(watched, "AWS::Lambda::Function").values().stream()
        .filter(each -> each.path("FunctionName").asText().endsWith(function))
        .findFirst()
        .orElseThrow()
        .path("Environment")
        .path("Variables");
  }
}
