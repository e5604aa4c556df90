package dev.sourcelake.cli.remote;

import dev.sourcelake.cli.cloud.Cloud;
import dev.sourcelake.cli.cloud.Run;
import dev.sourcelake.cli.command.Context;
import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import java.io.IOException;

/** What a command does that has started an execution. */
final class RunFollowing {
  private RunFollowing() {}

  /**
   * Waits for an execution's end and says what became of it; {@link CommandException} where it
   * failed.
   *
   * @param detach whether to leave it alone instead, and print its name only
   * @param quiet whether to say nothing but errors
   * @param json whether to print JSON instead of text
   */
  static ExitCode report(
      Context context, Cloud deployment, String arn, boolean detach, boolean quiet, boolean json)
      throws IOException, InterruptedException {
    Run run =
        detach ? deployment.run(arn) : Follower.follow(context, deployment, arn, quiet || json);
    if (json) {
      RunReport.write(context.console(), RunReport.json(run, deployment.progress(arn)));
    } else if (detach) {
      context.console().line(run.name());
    } else if (!quiet) {
      RunReport.print(context.console(), run, deployment.progress(arn));
    }
    if (RunReport.exitCode(run) != ExitCode.SUCCESS) {
      throw new CommandException(ExitCode.RUN_FAILED, failure(run));
    }
    return ExitCode.SUCCESS;
  }

  private static String failure(Run run) {
    return "The execution %s %s: %s"
        .formatted(
            run.name(),
            switch (run.status()) {
              case TIMED_OUT -> "ran out of time";
              case ABORTED -> "was stopped";
              case RUNNING, SUCCEEDED, FAILED, PENDING_REDRIVE -> "failed";
            },
            run.cause().isEmpty() ? "it does not say why" : run.cause());
  }
}
