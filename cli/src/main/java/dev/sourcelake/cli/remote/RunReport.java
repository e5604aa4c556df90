package dev.sourcelake.cli.remote;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sourcelake.cli.cloud.Run;
import dev.sourcelake.cli.cloud.RunProgress;
import dev.sourcelake.cli.cloud.RunStatus;
import dev.sourcelake.cli.output.CellText;
import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.process.Style;
import dev.sourcelake.cli.progress.Amounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What is said of one execution, to people and as JSON whose fields are only ever added to. */
final class RunReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RunReport() {}

  /** How the process ends that waited for the execution. */
  static ExitCode exitCode(Run run) {
    return switch (run.status()) {
      case RUNNING, SUCCEEDED -> ExitCode.SUCCESS;
      case FAILED, TIMED_OUT, ABORTED, PENDING_REDRIVE -> ExitCode.RUN_FAILED;
    };
  }

  /** Says how an execution stands. */
  static void print(Console console, Run run, RunProgress progress) throws IOException {
    Style style = console.outStyle();
    String outcome =
        switch (exitCode(run)) {
          case RUN_FAILED -> style.red(run.outcome());
          default -> style.bold(run.outcome());
        };
    console.line(outcome + "  " + CellText.visible(run.repo()));
    line(console, "execution", run.name());
    if (progress.scan().isPresent()) {
      line(console, "scan", progress.scan().get() + ", plan " + progress.plan());
    }
    if (run.status() == RunStatus.RUNNING) {
      line(console, "step", progress.step().name().toLowerCase(Locale.ROOT));
    }
    if (progress.shards() >= 0) {
      line(
          console,
          "shards",
          Amounts.count(progress.done()) + " of " + Amounts.count(progress.shards()) + " read");
    }
    line(console, "took", Amounts.time(took(run)));
    for (String file : run.setAside()) {
      line(console, "set aside", style.yellow(CellText.visible(file)));
    }
    if (run.outcome().equals("noted")) {
      line(
          console,
          "",
          "another execution scans this repository, and starts this one anew when it is done");
    }
    if (!run.cause().isEmpty()) {
      line(console, "cause", CellText.visible(run.cause()));
    }
    if (exitCode(run) == ExitCode.RUN_FAILED) {
      line(console, "", "to go on where it failed: sourcelake remote redrive " + run.name());
    }
  }

  private static void line(Console console, String what, String text) throws IOException {
    console.line("  %-10s %s".formatted(what, text));
  }

  private static Duration took(Run run) {
    return Duration.between(run.started(), run.ended().orElseGet(Instant::now));
  }

  /** An execution as JSON. */
  static ObjectNode json(Run run, RunProgress progress) {
    ObjectNode json = JSON.createObjectNode();
    json.put("execution", run.name());
    json.put("arn", run.arn());
    json.put("repo", run.repo());
    json.put("origin", run.input().path("origin").asText(""));
    json.put("status", run.status().word());
    json.put("outcome", run.outcome());
    json.put("started", run.started().toString());
    run.ended().ifPresent(end -> json.put("ended", end.toString()));
    json.put("step", progress.step().name().toLowerCase(Locale.ROOT));
    progress.scan().ifPresent(scan -> json.put("scan_id", scan).put("plan", progress.plan()));
    if (progress.shards() >= 0) {
      json.put("shards", progress.shards());
      json.put("shards_done", progress.done());
    }
    json.set("set_aside", JSON.valueToTree(run.setAside()));
    json.put("error", run.error());
    json.put("cause", run.cause());
    return json;
  }

  /** Writes a line of JSON. */
  static void write(Console console, Object json) throws IOException {
    console.out().write(JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8));
    console.out().write('\n');
  }
}
