package dev.sourcelake.cli.cloud.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sourcelake.cli.cloud.Cloud.DeadLetter;
import dev.sourcelake.cli.cloud.Cloud.LogLine;
import dev.sourcelake.cli.cloud.CloudException;
import dev.sourcelake.cli.cloud.CloudException.Problem;
import dev.sourcelake.cli.cloud.Run;
import dev.sourcelake.cli.cloud.RunProgress;
import dev.sourcelake.cli.cloud.RunProgress.Step;
import dev.sourcelake.cli.cloud.RunStatus;
import dev.sourcelake.storage.testing.Emulator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls to AWS's services, on an emulator with a stack that has the outputs of a deployment. */
class AwsCloudTest {
  private final Emulator emulator = Emulator.shared();
  private final String name = "t" + UUID.randomUUID().toString().substring(0, 8);
  private Properties before;

  @BeforeEach
  void reachTheEmulator() {
    before = (Properties) System.getProperties().clone();
    System.setProperty("aws.region", Emulator.REGION);
    System.setProperty("aws.accessKeyId", Emulator.ACCESS_KEY);
    System.setProperty("aws.secretAccessKey", Emulator.ACCESS_KEY);
    System.setProperty("aws.endpointUrl", emulator.endpoint().toString());
  }

  @AfterEach
  void restore() {
    System.setProperties(before);
  }

  /** A stack whose workflow passes through states of the names that a scan's has. */
  private AwsCloud deploy() throws IOException, InterruptedException {
    try (AwsCalls aws = new AwsCalls(AwsEnvironment.ofProcess());
        InputStream template = AwsCloudTest.class.getResourceAsStream("stack.json")) {
      aws.form(
          AwsService.CLOUDFORMATION,
          "CreateStack",
          Map.of(
              "Version",
              "2010-05-15",
              "StackName",
              name + "-workflow",
              "TemplateBody",
              new String(template.readAllBytes(), StandardCharsets.UTF_8).replace("NAME", name)));
      for (int i = 0; i < 100; i++) {
        if (aws.form(
                AwsService.CLOUDFORMATION,
                "DescribeStacks",
                Map.of("Version", "2010-05-15", "StackName", name + "-workflow"))
            .contains("CREATE_COMPLETE")) {
          break;
        }
        Thread.sleep(100);
      }
    }
    return AwsCloud.open(name);
  }

  @Test
  void aDeploymentIsFoundByItsOutputsAndItsExecutionsAreFollowed() throws Exception {
    try (AwsCloud cloud = deploy()) {
      assertEquals("s3://" + name + "-lake", cloud.deployment().lakeUrl());
      assertEquals(
          "/aws/lambda/" + name + "-extract-facts",
          cloud.deployment().logGroups().get("extract-facts"));
      ObjectNode input = new ObjectMapper().createObjectNode().put("repo", "r");

      String arn = cloud.start("first", input);
      Run run = end(cloud, arn);

      assertEquals(RunStatus.SUCCEEDED, run.status(), run::cause);
      assertEquals("first", run.name());
      assertEquals("r", run.repo());
      assertEquals("published", run.outcome());
      assertTrue(run.ended().isPresent());
      assertTrue(Duration.between(run.started(), Instant.now()).abs().toMinutes() < 5);
      assertEquals(
          new RunProgress(Step.PUBLISH, Optional.of("7-abc"), 1, 2, 2), cloud.progress(arn));
      String failing = cloud.start("second", input.deepCopy().put("fail", true));
      assertEquals("failed at shard 3", end(cloud, failing).cause());
      assertEquals(
          List.of("second"),
          cloud.runs(Optional.of(RunStatus.FAILED), 10).stream().map(Run::name).toList());
      assertEquals(2, cloud.runs(Optional.empty(), 10).size());
      assertEquals(1, cloud.runs(Optional.empty(), 1).size());
      assertEquals(
          Problem.NOT_FOUND,
          assertThrows(CloudException.class, () -> cloud.run(arn + "x")).problem());
    }
  }

  private static Run end(AwsCloud cloud, String arn) throws IOException, InterruptedException {
    Run run = cloud.run(arn);
    while (run.status() == RunStatus.RUNNING) {
      cloud.pause(Duration.ofMillis(100));
      run = cloud.run(arn);
    }
    return run;
  }

  @Test
  void queuesAreCountedAndDeadLettersShownOnceAndDeleted() throws Exception {
    try (AwsCloud cloud = deploy();
        AwsCalls aws = new AwsCalls(AwsEnvironment.ofProcess())) {
      String queue = cloud.deployment().deadLetters().get("shards");
      for (int i = 0; i < 12; i++) {
        aws.json(
            AwsService.SQS, "SendMessage", Map.of("QueueUrl", queue, "MessageBody", "body " + i));
      }
      assertEquals(12, cloud.depth(queue).waiting());

      List<DeadLetter> letters = cloud.deadLetters(queue, 100);
      assertEquals(12, letters.stream().map(DeadLetter::body).distinct().count());
      assertEquals(12, letters.size());
      assertTrue(letters.getFirst().sent().isAfter(Instant.now().minusSeconds(600)));
      for (DeadLetter letter : letters) {
        cloud.delete(letter);
      }
      assertEquals(0, cloud.depth(queue).waiting() + cloud.depth(queue).inFlight());
    }
  }

  @Test
  void logsComeFromAllPages() throws Exception {
    try (AwsCloud cloud = deploy();
        AwsCalls aws = new AwsCalls(AwsEnvironment.ofProcess())) {
      String group = cloud.deployment().logGroups().get("extract-facts");
      long now = Instant.now().toEpochMilli();
      aws.json(
          AwsService.LOGS, "CreateLogStream", Map.of("logGroupName", group, "logStreamName", "s"));
      aws.json(
          AwsService.LOGS,
          "PutLogEvents",
          Map.of(
              "logGroupName",
              group,
              "logStreamName",
              "s",
              "logEvents",
              List.of(
                  Map.of("timestamp", now - 3_600_000, "message", "old"),
                  Map.of("timestamp", now, "message", "new\n"))));

      List<LogLine> lines = new ArrayList<>();
      cloud.logs(group, Instant.now().minusSeconds(60), lines::add);
      assertEquals(List.of("new"), lines.stream().map(LogLine::text).toList());
    }
  }

  @Test
  void whatIsWrongIsToldApart() {
    assertProblem(Problem.NO_DEPLOYMENT, "no stack " + name + "-workflow");
    System.setProperty("aws.endpointUrlCloudformation", "http://127.0.0.1:1");
    assertProblem(Problem.UNREACHABLE, "http://127.0.0.1:1");
  }

  private void assertProblem(Problem problem, String said) {
    CloudException e = assertThrows(CloudException.class, () -> AwsCloud.open(name));
    assertEquals(problem, e.problem(), e.getMessage());
    assertTrue(e.getMessage().contains(said), e.getMessage());
  }

  @Test
  void faultsAreReadFromBothProtocols() {
    AwsFault xml =
        AwsFault.of(
            400,
            "<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>");
    assertTrue(xml.mayPass());
    AwsFault expired =
        AwsFault.of(
            400, "{\"__type\":\"com.amazon#ExpiredTokenException\",\"message\":\"expired\"}");
    assertEquals(
        Problem.CREDENTIALS, expired.exception(AwsService.SQS, "ReceiveMessage").problem());
    AwsFault denied = AwsFault.of(400, "{\"__type\":\"AccessDeniedException\",\"Message\":\"no\"}");
    assertEquals(
        "SQS refuses ReceiveMessage: no; your role needs that permission",
        denied.exception(AwsService.SQS, "ReceiveMessage").getMessage());
    assertTrue(AwsFault.of(503, "busy").mayPass());
  }
}
