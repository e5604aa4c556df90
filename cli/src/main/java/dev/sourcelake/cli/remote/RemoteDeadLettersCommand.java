package dev.sourcelake.cli.remote;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sourcelake.cli.cloud.Cloud;
import dev.sourcelake.cli.cloud.Cloud.DeadLetter;
import dev.sourcelake.cli.command.Context;
import dev.sourcelake.cli.output.CellText;
import dev.sourcelake.cli.output.TextTable;
import dev.sourcelake.cli.process.ExitCode;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what could not be read as work. */
@Command(
    name = "dead-letters",
    description = "Show messages that are no messages of this system, or delete them.",
    footer = {
      "",
      "What is shown stays hidden from the next look for twenty seconds.",
    })
final class RemoteDeadLettersCommand implements Callable<Integer> {
  private static final int MOST = 100;

  private final Context context;
  @Mixin private CloudOption cloud;

  @Option(names = "--delete", description = "Delete what is shown, for good.")
  private boolean delete;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  RemoteDeadLettersCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    try (Cloud deployment = cloud.open(context)) {
      TextTable table = new TextTable("QUEUE", "SENT", "MESSAGE");
      int shown = 0;
      for (Map.Entry<String, String> queue : deployment.deployment().deadLetters().entrySet()) {
        for (DeadLetter letter : deployment.deadLetters(queue.getValue(), MOST)) {
          shown++;
          if (json) {
            RunReport.write(context.console(), json(queue.getKey(), letter));
          } else {
            table.add(
                queue.getKey(),
                letter.sent().truncatedTo(ChronoUnit.SECONDS).toString(),
                CellText.visible(letter.body()));
          }
          if (delete) {
            deployment.delete(letter);
          }
        }
      }
      if (!json && shown > 0) {
        table.print(context.console());
      } else if (!json) {
        context.console().line("There are none.");
      }
    }
    return ExitCode.SUCCESS.value();
  }

  private static ObjectNode json(String queue, DeadLetter letter) {
    return new ObjectMapper()
        .createObjectNode()
        .put("queue", queue.replace(' ', '_'))
        .put("sent", letter.sent().toString())
        .put("body", letter.body());
  }
}
