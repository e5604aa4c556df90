package dev.sourcelake.cli.remote;

import dev.sourcelake.cli.cloud.Cloud;
import dev.sourcelake.cli.command.Context;
import dev.sourcelake.cli.process.CommandException;
import java.io.IOException;
import picocli.CommandLine.Option;

/** What a command that has started an execution then does. */
final class FollowOption {
  @Option(names = "--detach", description = "Start it, say what it is called, and leave it.")
  private boolean detach;

  @Option(names = "--quiet", description = "Show nothing on the way.")
  private boolean quiet;

  @Option(names = "--json", description = "Print one JSON object that says what became of it.")
  private boolean json;

  /** Whether nothing but errors, or but JSON, may be printed. */
  boolean isSilent() {
    return quiet || json;
  }

  /**
   * Waits for an execution's end, if that is wanted, and says what became of it; {@link
   * CommandException} where it failed. Returns the process's exit code.
   */
  int follow(Context context, Cloud deployment, String arn)
      throws IOException, InterruptedException {
    return RunFollowing.report(context, deployment, arn, detach, quiet, json).value();
  }
}
