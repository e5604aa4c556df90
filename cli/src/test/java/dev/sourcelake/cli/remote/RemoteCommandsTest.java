package dev.sourcelake.cli.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sourcelake.cli.cloud.RunProgress.Step;
import dev.sourcelake.cli.cloud.RunStatus;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.testing.Command;
import dev.sourcelake.cli.testing.Command.Result;
import dev.sourcelake.cli.testing.FakeCloud;
import dev.sourcelake.stages.Targets;
import dev.sourcelake.stages.run.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteCommandsTest {
  private static final String URL = "https://github.com/google/gson";
  private static final String PUBLISHED =
      "{\"outcome\": \"PUBLISHED\", \"shards\": 3, \"setAside\": [\"a/B.java (crash)\"]}";

  @TempDir private Path folder;
  private final FakeCloud cloud = new FakeCloud();

  private Result run(String... arguments) {
    return new Command(folder).with(cloud).run(arguments);
  }

  private FakeCloud threeShards() {
    return cloud
        .then(Step.SCAN, -1, 0)
        .then(Step.PLAN, -1, 0)
        .then(Step.EXTRACT, 3, 1)
        .then(Step.PUBLISH, 3, 3);
  }

  @Test
  void aScanIsFollowedToItsEndAndSaysWhatWasSetAside() throws IOException {
    threeShards().end(RunStatus.SUCCEEDED, PUBLISHED, "");

    Result result = run("remote", "scan", URL);

    assertEquals(ExitCode.SUCCESS.value(), result.exitCode(), result.err());
    assertEquals("github.com/google/gson", cloud.input().path("repo").asText());
    assertEquals(URL, cloud.input().path("origin").asText());
    assertEquals(2, cloud.input().size(), "what is not said is left to the functions");
    assertTrue(result.out().startsWith("published  github.com/google/gson\n"), result.out());
    assertTrue(result.out().contains("set aside  a/B.java (crash)"), result.out());
    assertTrue(result.out().contains("3 of 3 read"), result.out());
    List<String> phases =
        result.err().lines().map(line -> line.replaceAll(" in [0-9.]+ s$", "")).toList();
    assertEquals(List.of("Listed", "Planned", "Extracted 3 shards", "Published"), phases);
  }

  @Test
  void optionsOfAScanGoIntoItsInput() {
    cloud.end(RunStatus.SUCCEEDED, PUBLISHED, "");

    run(
        "remote scan --repo r --ref main --profile full --datasets calls,docs --max-file-size 1MB --deadline 5s --stack other"
            .concat(" " + URL)
            .split(" "));

    assertEquals(
        "{\"repo\":\"r\",\"origin\":\"https://github.com/google/gson\",\"ref\":\"main\",\"profile\":\"full\","
            + "\"datasets\":[\"calls\",\"docs\"],\"maxFileBytes\":1000000,\"deadlineSeconds\":5}",
        cloud.input().toString());
    assertEquals(List.of("other"), cloud.opened());
  }

  @Test
  void partsAreExecutionsOfTheirOwn() {
    cloud.end(RunStatus.SUCCEEDED, PUBLISHED, "");
    String repo = "\"repo\":\"github.com/google/gson";
    run("remote", "scan", URL, "--prefix", "gson", "--lfs");
    assertEquals(
        "{" + repo + "//gson\",\"origin\":\"" + URL + "\",\"prefix\":\"gson\",\"lfs\":true}",
        cloud.input().toString());
    run("remote", "scan", URL, "--prefix", "gson,extras", "--rest", "--submodules", "--detach");
    assertEquals(
        "{"
            + repo
            + "\",\"origin\":\""
            + URL
            + "\",\"without\":[\"extras\",\"gson\"],\"submodules\":true}",
        cloud.input().toString());
  }

  @Test
  void queriesAndRulesTravelWithTheScanAsFarAsThereIsRoom() throws IOException {
    cloud.end(RunStatus.SUCCEEDED, PUBLISHED, "");
    Files.writeString(folder.resolve("names.scm"), "(identifier) @it");
    Files.writeString(folder.resolve("m.toml"), "[[match]]\nfact = \"calls\"\nname = \"x\"\n");
    Files.writeString(folder.resolve("bad.scm"), "(nothing_such) @it");
    Files.writeString(folder.resolve("long.scm"), ";" + "x".repeat(100_000));
    List<String> own = List.of("--query", "names.scm", "--language", "go", "--match", "m.toml");

    run(scan(own));
    Targets targets = Json.read(cloud.input().path("targets").toString(), Targets.class);
    assertEquals("(identifier) @it", targets.queries().getFirst().text());
    assertEquals("x", targets.match().facts().getFirst().name().glob());

    Result wrong = run(scan(List.of("--query", "bad.scm", "--language", "go")));
    assertEquals(ExitCode.BAD_QUERY.value(), wrong.exitCode());
    Result large = run(scan(List.of("--query", "long.scm", "--language", "go")));
    assertEquals(ExitCode.BAD_QUERY.value(), large.exitCode());
    assertTrue(large.err().contains("takes 100,000"), large.err());
    Result both = run(scan(List.of("--match", "m.toml", "--datasets", "calls")));
    assertEquals(ExitCode.USAGE.value(), both.exitCode(), both.err());
  }

  private static String[] scan(List<String> options) {
    List<String> all = new ArrayList<>(List.of("remote", "scan", URL));
    all.addAll(options);
    return all.toArray(String[]::new);
  }

  @Test
  void aScanThatFailsSaysWhyAndHowToGoOn() {
    threeShards().end(RunStatus.FAILED, "{}", "extract of r failed at shard 2: too slow");

    Result result = run("remote", "scan", URL);

    assertEquals(ExitCode.RUN_FAILED.value(), result.exitCode());
    assertTrue(result.err().contains("failed: extract of r failed at shard 2: too slow"));
    assertTrue(result.out().contains("sourcelake remote redrive google-gson-"), result.out());
    assertFalse(result.err().contains("Published"), result.err());
  }

  @Test
  void aScanMayBeLeftAlone() throws IOException {
    Result name = run("remote", "scan", "--detach", URL);

    assertTrue(name.out().matches("google-gson-\\d{8}T\\d{6}Z-[0-9a-f]{4}\n"), name.out());
    Result json = run("remote", "status", "--json", name.out().strip());
    assertEquals("running", json(json).path("status").asText());
  }

  @Test
  void jsonOfAScanIsOneObject() throws IOException {
    threeShards().end(RunStatus.SUCCEEDED, PUBLISHED, "");

    Result result = run("remote", "scan", "--json", URL);

    assertEquals("", result.err());
    JsonNode json = json(result);
    assertEquals("published", json.path("outcome").asText());
    assertEquals("7-abc", json.path("scan_id").asText());
    assertEquals(3, json.path("shards_done").asInt());
    assertEquals("[\"a/B.java (crash)\"]", json.path("set_aside").toString());
  }

  @Test
  void whatTheCloudCannotFetchIsNotSentThere() {
    assertEquals(
        ExitCode.UNSUPPORTED_ORIGIN.value(), run("remote", "scan", folder.toString()).exitCode());
    assertEquals(
        ExitCode.UNSUPPORTED_ORIGIN.value(),
        run("remote", "scan", "https://me:secret@github.com/a/b").exitCode());
    assertEquals(List.of(), cloud.opened());
  }

  @Test
  void aRedriveGoesOnWithScanAndPlanOfTheOneThatFailed() {
    cloud.with(
        "old", RunStatus.FAILED, "{\"repo\":\"r\",\"origin\":\"o\"}", "{}", "shard 3 is broken");
    cloud.end(RunStatus.SUCCEEDED, PUBLISHED, "");

    Result result = run("remote", "redrive", "old");

    assertEquals(0, result.exitCode(), result.err());
    assertEquals(
        "{\"repo\":\"r\",\"origin\":\"o\",\"resume\":{\"scan\":\"7-abc\",\"plan\":2}}",
        cloud.input().toString());
    assertTrue(result.err().contains("Going on with scan 7-abc"), result.err());
  }

  @Test
  void onlyWhatFailedIsTakenUpAgain() {
    cloud.with("fine", RunStatus.SUCCEEDED, "{\"repo\":\"r\"}", PUBLISHED, "");

    Result fine = run("remote", "redrive", "fine");
    assertEquals(ExitCode.USAGE.value(), fine.exitCode());
    assertTrue(fine.err().contains("fine is published"), fine.err());
    assertEquals(ExitCode.NOT_FOUND.value(), run("remote", "redrive", "gone").exitCode());
  }

  @Test
  void statusShowsQueuesAndWhatRuns() throws IOException {
    cloud
        .with("one", RunStatus.SUCCEEDED, "{\"repo\":\"first\"}", PUBLISHED, "")
        .with("two", RunStatus.RUNNING, "{\"repo\":\"second\"}", "{}", "")
        .withDeadLetter("q/dead", "?");

    Result text = run("remote", "status");
    assertTrue(text.out().contains("t-workflow"), text.out());
    assertTrue(text.out().contains("s3://t-lake"), text.out());
    assertTrue(text.out().contains("remote dead-letters"), text.out());
    assertTrue(text.out().matches("(?s).*two +extract +4/9 .*second\n"), text.out());
    assertFalse(text.out().contains("first"), text.out());
    JsonNode json = json(run("remote", "status", "--json"));
    assertEquals(2, json.at("/queues/shards/in_flight").asInt());
    assertEquals(3, json.at("/dead_letters/shards").asInt());
    assertEquals("two", json.at("/running/0/execution").asText());
  }

  @Test
  void statusOfAnExecutionThatFailedIsAnExitCode() {
    cloud.with("old", RunStatus.FAILED, "{\"repo\":\"r\"}", "{}", "no such host");

    Result result = run("remote", "status", "old");

    assertEquals(ExitCode.RUN_FAILED.value(), result.exitCode());
    assertTrue(result.out().contains("cause      no such host"), result.out());
    assertEquals(ExitCode.USAGE.value(), run("remote", "status", "--follow").exitCode());
  }

  @Test
  void runsAreListedTheNewestFirst() throws IOException {
    cloud
        .with("one", RunStatus.FAILED, "{\"repo\":\"first\"}", "{}", "x")
        .with("two", RunStatus.SUCCEEDED, "{\"repo\":\"second\"}", PUBLISHED, "");

    List<String> lines = run("remote", "runs").out().lines().toList();
    assertEquals(4, lines.size());
    assertTrue(
        lines.get(2).matches("two +published +3 +2026-01-01T12:01:00Z +1 m 15 s +second"),
        lines.get(2));
    assertTrue(lines.get(3).startsWith("one "), lines.get(3));
    assertEquals(3, run("remote", "runs", "--failed").out().lines().count());
    assertEquals(
        "one", json(run("remote", "runs", "--failed", "--json")).at("/execution").asText());
    assertEquals(ExitCode.USAGE.value(), run("remote", "runs", "--limit", "0").exitCode());
  }

  @Test
  void logsAreReadableAndOnlyThoseAskedFor() {
    cloud
        .withLog(
            "/aws/lambda/t-extract-facts", "{\"level\":\"WARN\",\"message\":\"set\\u001b aside\"}")
        .withLog("/aws/lambda/t-extract-facts", "START of something")
        .withLog("/aws/vendedlogs/t", "the workflow's");

    String all = run("remote", "logs").out();
    assertEquals(3, all.lines().count());
    assertTrue(all.contains(" extract-facts   WARN set\\u001b aside\n"), all);
    assertTrue(all.contains(" workflow        the workflow's\n"), all);
    assertEquals(2, run("remote", "logs", "extract-facts").out().lines().count());
    assertEquals(1, run("remote", "logs", "--grep", "START").out().lines().count());
    Result unknown = run("remote", "logs", "extract");
    assertEquals(ExitCode.NOT_FOUND.value(), unknown.exitCode());
    assertTrue(unknown.err().contains("extract-facts, workflow"), unknown.err());
  }

  @Test
  void deadLettersAreShownAndDeletedOnRequest() {
    assertEquals("There are none.\n", run("remote", "dead-letters").out());
    cloud.withDeadLetter("q/dead", "what\nis this");

    assertTrue(run("remote", "dead-letters").out().contains("what\\nis this"));
    run("remote", "dead-letters", "--delete");
    assertEquals("There are none.\n", run("remote", "dead-letters").out());
  }

  @Test
  void namesOfExecutionsFitStepFunctions() {
    String name = Executions.name("host/" + "o".repeat(90) + "/a b.c", Instant.EPOCH);

    assertTrue(name.matches("[A-Za-z0-9_-]{1,80}"), name);
    assertTrue(Executions.name("folder", Instant.EPOCH).startsWith("folder-19700101T000000Z-"));
  }

  private static JsonNode json(Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }
}
