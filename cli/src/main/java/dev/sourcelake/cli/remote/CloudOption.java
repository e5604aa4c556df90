package dev.sourcelake.cli.remote;

import dev.sourcelake.cli.cloud.Cloud;
import dev.sourcelake.cli.command.Context;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Which deployment is meant. */
final class CloudOption {
  @Option(
      names = "--stack",
      paramLabel = "NAME",
      defaultValue = "${env:SOURCELAKE_STACK:-sourcelake}",
      description =
          "The deployment: its setting sourcelake:name, or a stack's name. Default:"
              + " $SOURCELAKE_STACK, or else sourcelake.")
  private String stack;

  /** Finds the deployment; the caller closes it. */
  Cloud open(Context context) throws IOException {
    return context.clouds().open(stack);
  }
}
