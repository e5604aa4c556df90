package dev.sourcelake.cli.remote;

import dev.sourcelake.cli.cloud.Cloud;
import dev.sourcelake.cli.cloud.Run;
import dev.sourcelake.cli.cloud.RunProgress;
import dev.sourcelake.cli.cloud.RunStatus;
import dev.sourcelake.cli.output.CellText;
import dev.sourcelake.cli.output.TextTable;
import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.progress.Amounts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Executions, one a line. */
final class RunTable {
  private RunTable() {}

  static void print(Console console, Cloud cloud, List<Run> runs) throws IOException {
    TextTable table =
        new TextTable("EXECUTION", "STATE", ">SHARDS", "STARTED", ">TOOK", "REPOSITORY");
    for (Run run : runs) {
      boolean running = run.status() == RunStatus.RUNNING;
      RunProgress progress = running ? cloud.progress(run.arn()) : null;
      table.add(
          run.name(),
          running ? progress.step().name().toLowerCase(Locale.ROOT) : run.outcome(),
          running ? shards(progress) : run.output().path("shards").asText(""),
          run.started().truncatedTo(ChronoUnit.SECONDS).toString(),
          Amounts.time(Duration.between(run.started(), run.ended().orElseGet(Instant::now))),
          CellText.visible(run.repo()));
    }
    table.print(console);
  }

  private static String shards(RunProgress progress) {
    return progress.shards() < 0 ? "" : progress.done() + "/" + progress.shards();
  }
}
