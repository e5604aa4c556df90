package dev.sourcelake.cli.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sourcelake.cli.cloud.Cloud;
import dev.sourcelake.cli.cloud.CloudException;
import dev.sourcelake.cli.cloud.CloudFactory;
import dev.sourcelake.cli.cloud.Run;
import dev.sourcelake.cli.cloud.RunProgress;
import dev.sourcelake.cli.cloud.RunProgress.Step;
import dev.sourcelake.cli.cloud.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A deployment whose executions do what a test says, one step for each time that is waited. */
public final class FakeCloud implements Cloud, CloudFactory {
  private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:t-scan";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** When the first execution began; each further one a minute later. */
  public static final Instant BEGIN = Instant.parse("2026-01-01T12:00:00Z");

  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final Map<String, RunProgress> progress = new LinkedHashMap<>();
  private final List<Runnable> script = new ArrayList<>();
  private final Map<String, List<DeadLetter>> letters = new LinkedHashMap<>();
  private final Map<String, List<LogLine>> logs = new LinkedHashMap<>();
  private final List<String> opened = new ArrayList<>();
  private String newest = "";

  @Override
  public Cloud open(String stack) {
    opened.add(stack);
    return this;
  }

  /** The names by which it was opened. */
  public List<String> opened() {
    return opened;
  }

  /** Says what the newest execution does next time it is waited for. */
  public FakeCloud then(Step step, int shards, int done) {
    script.add(
        () -> progress.put(newest, new RunProgress(step, Optional.of("7-abc"), 1, shards, done)));
    return this;
  }

  /** Says how the newest execution ends, next time it is waited for. */
  public FakeCloud end(RunStatus status, String output, String cause) {
    script.add(() -> {
      Run run = runs.get(newest);
      runs.put(newest, ended(run, status, output, cause));
    });
    return this;
  }

  /** An execution that is over, or runs, as it is. */
  public FakeCloud with(String name, RunStatus status, String input, String output, String cause) {
    add(name, json(input));
    Run run = runs.get(arn(name));
    runs.put(arn(name), status == RunStatus.RUNNING ? run : ended(run, status, output, cause));
    progress.put(arn(name), new RunProgress(Step.EXTRACT, Optional.of("7-abc"), 2, 9, 4));
    return this;
  }

  /** A message that nobody could make sense of. */
  public FakeCloud withDeadLetter(String queueUrl, String body) {
    letters
        .computeIfAbsent(queueUrl, url -> new ArrayList<>())
        .add(new DeadLetter(queueUrl, "receipt of " + body, BEGIN, body));
    return this;
  }

  /** A line that was logged just now. */
  public FakeCloud withLog(String group, String text) {
    List<LogLine> lines = logs.computeIfAbsent(group, name -> new ArrayList<>());
    lines.add(new LogLine(group + lines.size(), Instant.now(), text));
    return this;
  }

  /** What the newest execution was started with. */
  public JsonNode input() {
    return runs.get(newest).input();
  }

  private void add(String name, JsonNode input) {
    newest = arn(name);
    Instant began = BEGIN.plus(Duration.ofMinutes(runs.size()));
    runs.put(
        newest,
        new Run(newest, RunStatus.RUNNING, began, Optional.empty(), input, json("{}"), "", ""));
    progress.put(newest, RunProgress.BEGUN);
  }

  private static Run ended(Run run, RunStatus status, String output, String cause) {
    return new Run(
        run.arn(),
        status,
        run.started(),
        Optional.of(run.started().plusSeconds(75)),
        run.input(),
        json(output),
        cause.isEmpty() ? "" : "Permanent",
        cause);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String arn(String name) {
    return MACHINE.replace(":stateMachine:", ":execution:") + ":" + name;
  }

  @Override
  public Deployment deployment() {
    return new Deployment(
        "t-workflow",
        "s3://t-lake",
        MACHINE,
        Map.of("shards", "q/shards"),
        Map.of("shards", "q/dead"),
        Map.of("extract-facts", "/aws/lambda/t-extract-facts", "workflow", "/aws/vendedlogs/t"));
  }

  @Override
  public String start(String name, JsonNode input) {
    add(name, input);
    return newest;
  }

  @Override
  public Run run(String arn) throws CloudException {
    Run run = runs.get(arn);
    if (run == null) {
      throw new CloudException(CloudException.Problem.NOT_FOUND, "no " + arn);
    }
    return run;
  }

  @Override
  public List<Run> runs(Optional<RunStatus> status, int limit) {
    return new ArrayList<>(runs.values())
        .reversed().stream()
            .filter(run -> status.map(run.status()::equals).orElse(true))
            .limit(limit)
            .toList();
  }

  @Override
  public RunProgress progress(String arn) {
    return progress.get(arn);
  }

  @Override
  public QueueDepth depth(String queueUrl) {
    return new QueueDepth(letters.getOrDefault(queueUrl, List.of()).size(), 2);
  }

  @Override
  public List<DeadLetter> deadLetters(String queueUrl, int limit) {
    return List.copyOf(letters.getOrDefault(queueUrl, List.of()));
  }

  @Override
  public void delete(DeadLetter letter) {
    letters.get(letter.queueUrl()).remove(letter);
  }

  @Override
  public void logs(String group, Instant since, Consumer<LogLine> lines) {
    logs.getOrDefault(group, List.of()).stream()
        .filter(line -> !line.time().isBefore(since))
        .forEach(lines);
  }

  @Override
  public void pause(Duration time) {
    script.removeFirst().run();
  }

  @Override
  public void close() {}
}
