package dev.sourcelake.cli.remote;

import dev.sourcelake.cli.cloud.Cloud;
import dev.sourcelake.cli.cloud.Run;
import dev.sourcelake.cli.cloud.RunStatus;
import dev.sourcelake.cli.command.Context;
import dev.sourcelake.cli.process.ExitCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists executions. */
@Command(
    name = "runs",
    description = "List executions, the newest first.",
    footer = {"", "Step Functions keeps them for ninety days."})
final class RemoteRunsCommand implements Callable<Integer> {
  private final Context context;
  @Spec private CommandSpec spec;
  @Mixin private CloudOption cloud;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--failed", description = "Only those that failed.")
  private boolean failed;

  @Option(names = "--running", description = "Only those that run.")
  private boolean running;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  RemoteRunsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit must be at least 1, not " + limit);
    }
    if (failed && running) {
      throw new ParameterException(spec.commandLine(), "--failed and --running exclude each other");
    }
    Optional<RunStatus> status =
        failed
            ? Optional.of(RunStatus.FAILED)
            : running ? Optional.of(RunStatus.RUNNING) : Optional.empty();
    try (Cloud deployment = cloud.open(context)) {
      List<Run> runs = deployment.runs(status, limit);
      if (json) {
        for (Run run : runs) {
          RunReport.write(context.console(), RunReport.json(run, deployment.progress(run.arn())));
        }
      } else {
        RunTable.print(context.console(), deployment, runs);
      }
    }
    return ExitCode.SUCCESS.value();
  }
}
