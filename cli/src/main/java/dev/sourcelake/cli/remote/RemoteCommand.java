package dev.sourcelake.cli.remote;

import dev.sourcelake.cli.command.Context;
import dev.sourcelake.cli.process.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command that those for the cloud are below. */
@Command(
    name = "remote",
    description = "Scan in the cloud, and look after what runs there.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  sourcelake remote scan https://github.com/google/gson",
      "  sourcelake remote runs --failed",
      "  sourcelake remote redrive google-gson-20260101T120000Z-3fa2",
      "",
      "Region, profile and credentials are those of every AWS tool: AWS_REGION, AWS_PROFILE,",
      "AWS_ENDPOINT_URL, 'aws sso login'.",
    })
public final class RemoteCommand implements Callable<Integer> {
  private final Context context;
  @Spec private CommandSpec spec;

  /** The command in its surroundings. */
  public RemoteCommand(Context context) {
    this.context = context;
  }

  /** The commands below this one. */
  public List<Object> subcommands() {
    return List.of(
        new RemoteScanCommand(context),
        new RemoteStatusCommand(context),
        new RemoteRunsCommand(context),
        new RemoteLogsCommand(context),
        new RemoteRedriveCommand(context),
        new RemoteDeadLettersCommand(context));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitCode.SUCCESS.value();
  }
}
