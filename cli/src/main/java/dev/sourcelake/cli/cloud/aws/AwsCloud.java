package dev.sourcelake.cli.cloud.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sourcelake.cli.cloud.Cloud;
import dev.sourcelake.cli.cloud.Run;
import dev.sourcelake.cli.cloud.RunProgress;
import dev.sourcelake.cli.cloud.RunStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A deployment in AWS, or in an emulator of it. */
public final class AwsCloud implements Cloud {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What SQS hands out at once. */
  private static final int BATCH = 10;

  /** How long messages that were looked at stay hidden, so that none is seen twice. */
  private static final int HIDDEN_SECONDS = 20;

  private final AwsCalls aws;
  private final Deployment deployment;

  private AwsCloud(AwsCalls aws, Deployment deployment) {
    this.aws = aws;
    this.deployment = deployment;
  }

  /** Finds a deployment by its name or its stack's, with the settings of this process. */
  public static AwsCloud open(String stack) throws IOException {
    AwsCalls aws = new AwsCalls(AwsEnvironment.ofProcess());
    try {
      return new AwsCloud(aws, StackOutputs.find(aws, stack));
    } catch (IOException | RuntimeException e) {
      aws.close();
      throw e;
    }
  }

  @Override
  public Deployment deployment() {
    return deployment;
  }

  @Override
  public String start(String name, JsonNode input) throws IOException {
    return states(
            "StartExecution",
            Map.of(
                "stateMachineArn",
                deployment.stateMachine(),
                "name",
                name,
                "input",
                JSON.writeValueAsString(input)))
        .required("executionArn")
        .asText();
  }

  @Override
  public Run run(String arn) throws IOException {
    JsonNode found = states("DescribeExecution", Map.of("executionArn", arn));
    return new Run(
        arn,
        RunStatus.valueOf(found.required("status").asText()),
        time(found.required("startDate")),
        found.hasNonNull("stopDate") ? Optional.of(time(found.get("stopDate"))) : Optional.empty(),
        JSON.readTree(found.path("input").asText("{}")),
        JSON.readTree(found.path("output").asText("{}")),
        found.path("error").asText(""),
        Causes.readable(found.path("cause").asText("")));
  }

  @Override
  public List<Run> runs(Optional<RunStatus> status, int limit) throws IOException {
    Map<String, Object> request =
        new HashMap<>(
            Map.of(
                "stateMachineArn", deployment.stateMachine(), "maxResults", Math.min(limit, 1000)));
    status.ifPresent(wanted -> request.put("statusFilter", wanted.name()));
    List<Run> runs = new ArrayList<>();
    Pages pages = new Pages("nextToken");
    while (runs.size() < limit && pages.hasNext()) {
      JsonNode page = pages.next(states("ListExecutions", pages.request(request)));
      for (JsonNode execution : page.path("executions")) {
        if (runs.size() < limit) {
          // The list tells neither input nor result.
          runs.add(run(execution.required("executionArn").asText()));
        }
      }
    }
    return runs;
  }

  @Override
  public RunProgress progress(String arn) throws IOException {
    History history = new History();
    Map<String, Object> request = Map.of("executionArn", arn, "maxResults", 1000);
    Pages pages = new Pages("nextToken");
    while (pages.hasNext()) {
      pages
          .next(states("GetExecutionHistory", pages.request(request)))
          .path("events")
          .forEach(history::add);
    }
    RunProgress progress = history.progress();
    return history.isMapped()
        ? new RunProgress(
            progress.step(), progress.scan(), progress.plan(), progress.shards(), mapped(arn))
        : progress;
  }

  /** How many shards of the newest fan-out are read. */
  private int mapped(String arn) throws IOException {
    String newest = "";
    Instant began = Instant.MIN;
    for (JsonNode run : states("ListMapRuns", Map.of("executionArn", arn)).path("mapRuns")) {
      Instant start = time(run.path("startDate"));
      if (!start.isBefore(began)) {
        began = start;
        newest = run.required("mapRunArn").asText();
      }
    }
    return newest.isEmpty()
        ? 0
        : states("DescribeMapRun", Map.of("mapRunArn", newest))
            .path("itemCounts")
            .path("succeeded")
            .asInt();
  }

  @Override
  public QueueDepth depth(String queueUrl) throws IOException {
    JsonNode attributes =
        aws.json(
                AwsService.SQS,
                "GetQueueAttributes",
                Map.of(
                    "QueueUrl",
                    queueUrl,
                    "AttributeNames",
                    List.of(
                        "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")))
            .path("Attributes");
    return new QueueDepth(
        attributes.path("ApproximateNumberOfMessages").asLong(),
        attributes.path("ApproximateNumberOfMessagesNotVisible").asLong());
  }

  @Override
  public List<DeadLetter> deadLetters(String queueUrl, int limit) throws IOException {
    List<DeadLetter> letters = new ArrayList<>();
    int before;
    do {
      before = letters.size();
      JsonNode answer =
          aws.json(
              AwsService.SQS,
              "ReceiveMessage",
              Map.of(
                  "QueueUrl",
                  queueUrl,
                  "MaxNumberOfMessages",
                  Math.min(BATCH, limit - before),
                  "VisibilityTimeout",
                  HIDDEN_SECONDS,
                  "WaitTimeSeconds",
                  1,
                  "AttributeNames",
                  List.of("SentTimestamp")));
      for (JsonNode message : answer.path("Messages")) {
        letters.add(
            new DeadLetter(
                queueUrl,
                message.required("ReceiptHandle").asText(),
                Instant.ofEpochMilli(message.path("Attributes").path("SentTimestamp").asLong()),
                message.path("Body").asText()));
      }
    } while (letters.size() > before && letters.size() < limit);
    return letters;
  }

  @Override
  public void delete(DeadLetter letter) throws IOException {
    aws.json(
        AwsService.SQS,
        "DeleteMessage",
        Map.of("QueueUrl", letter.queueUrl(), "ReceiptHandle", letter.receipt()));
  }

  @Override
  public void logs(String group, Instant since, Consumer<LogLine> lines) throws IOException {
    Map<String, Object> request =
        Map.of("logGroupName", group, "startTime", Math.max(0, since.toEpochMilli()));
    Pages pages = new Pages("nextToken");
    while (pages.hasNext()) {
      JsonNode page =
          pages.next(aws.json(AwsService.LOGS, "FilterLogEvents", pages.request(request)));
      for (JsonNode event : page.path("events")) {
        Instant time = Instant.ofEpochMilli(event.path("timestamp").asLong());
        lines.accept(
            new LogLine(
                event.path("eventId").asText(),
                time,
                event.path("message").asText().stripTrailing()));
      }
    }
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }

  @Override
  public void close() {
    aws.close();
  }

  private JsonNode states(String operation, Map<String, ?> parameters) throws IOException {
    return aws.json(AwsService.STEP_FUNCTIONS, operation, parameters);
  }

  /** Seconds with their parts, as the JSON protocol has times. */
  private static Instant time(JsonNode seconds) {
    return Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000));
  }

  /** Leads through the pages of an answer. */
  private static final class Pages {
    private final String field;
    private String token;
    private boolean over;

    Pages(String field) {
      this.field = field;
    }

    boolean hasNext() {
      return !over;
    }

    Map<String, Object> request(Map<String, Object> first) {
      Map<String, Object> request = new HashMap<>(first);
      if (token != null) {
        request.put(field, token);
      }
      return request;
    }

    JsonNode next(JsonNode page) {
      token = page.path(field).asText("");
      over = token.isEmpty();
      return page;
    }
  }
}
