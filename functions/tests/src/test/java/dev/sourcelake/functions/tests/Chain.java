package dev.sourcelake.functions.tests;

import static dev.sourcelake.functions.testing.Calls.call;
import static dev.sourcelake.functions.testing.Calls.event;
import static dev.sourcelake.functions.testing.Calls.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.functions.commit.CommitTablesHandler;
import dev.sourcelake.functions.extract.ExtractFactsHandler;
import dev.sourcelake.functions.plan.PlanWorklistHandler;
import dev.sourcelake.functions.prepare.PrepareCommitHandler;
import dev.sourcelake.functions.runtime.Variables;
import dev.sourcelake.functions.scan.ScanRepositoryHandler;
import dev.sourcelake.functions.tasks.testing.RecordedAnswers;
import dev.sourcelake.origins.testing.GitServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The functions on one lake, called with what the workflow hands from one to the next. */
final class Chain {
  final RecordedAnswers answers = new RecordedAnswers();
  private final Variables variables;
  private int abandoned;

  Chain(Path lake, GitServer server) {
    variables =
        Variables.of(
            Map.of(
                "SOURCELAKE_LAKE",
                lake.toString(),
                "SOURCELAKE_HOSTS",
                "github.com," + server.authority(),
                "SOURCELAKE_WARM_UP",
                "false"));
  }

  JsonNode scan(GitServer server) throws IOException {
    return scan("http://" + server.authority() + "/acme/lib");
  }

  JsonNode scan(String origin) throws IOException {
    return call(
        new ScanRepositoryHandler(variables),
        "{\"repo\": \"r\", \"origin\": \"%s\", \"deadlineSeconds\": 2}".formatted(origin),
        Duration.ofMinutes(15));
  }

  /** Whether a scan that waits would find something to do. */
  boolean isDue(GitServer server, String more) throws IOException {
    return call(
            new ScanRepositoryHandler(variables),
            "{\"wanted\": {\"repo\": \"r\", \"origin\": \"http://%s/acme/lib\", \"deadlineSeconds\": 2%s}}"
                .formatted(server.authority(), more))
        .get("due")
        .asBoolean();
  }

  JsonNode plan(JsonNode scanned) throws IOException {
    return plan(scanned.get("scan").asText(), 1);
  }

  JsonNode plan(String scan, int plan) throws IOException {
    return plan(keys(scan, plan));
  }

  JsonNode plan(String scan, int plan, double maxUsd) throws IOException {
    return plan(keys(scan, plan).replaceFirst("}$", ", \"input\": {\"maxUsd\": " + maxUsd + "}}"));
  }

  private JsonNode plan(String event) throws IOException {
    return call(
        new PlanWorklistHandler(
            variables,
            url -> {
              throw new AssertionError("no queue is set");
            }),
        event);
  }

  JsonNode extract(String... messages) throws IOException {
    return extract(Duration.ofMinutes(3), messages);
  }

  JsonNode extract(Duration time, String... messages) throws IOException {
    ExtractFactsHandler handler =
        new ExtractFactsHandler(variables, () -> answers, () -> abandoned++);
    return call(handler, event(messages), time);
  }

  /** Has every shard of a plan read. */
  void extractAll(JsonNode planned) throws IOException {
    for (JsonNode item : planned.get("items")) {
      extract(shard(item, 1));
    }
  }

  /** The message of an item, received for the so manieth time. */
  static String shard(JsonNode item, int receives) {
    String shard = item.get("shard").asText();
    return message(
        "m" + shard,
        receives,
        "{\"token\": \"t%s\", \"repo\": \"r\", \"scan\": \"%s\", \"plan\": %d, \"shard\": %s, \"attempt\": 0}"
            .formatted(shard, item.get("scan").asText(), item.get("plan").asInt(), shard));
  }

  JsonNode prepare(JsonNode planned) throws IOException {
    return call(
        new PrepareCommitHandler(variables),
        keys(planned.get("scan").asText(), planned.get("plan").asInt()));
  }

  JsonNode commit(String... messages) throws IOException {
    return call(new CommitTablesHandler(variables, () -> answers), event(messages));
  }

  static String publish(String token, int receives, String request) {
    return message(
        token, receives, "{\"token\": \"%s\", \"request\": \"%s\"}".formatted(token, request));
  }

  static String forget(String token, String repo) {
    return message(token, 1, "{\"token\": \"%s\", \"forget\": \"%s\"}".formatted(token, repo));
  }

  int abandoned() {
    return abandoned;
  }

  private static String keys(String scan, int plan) {
    return "{\"repo\": \"r\", \"scan\": \"%s\", \"plan\": %d}".formatted(scan, plan);
  }
}
