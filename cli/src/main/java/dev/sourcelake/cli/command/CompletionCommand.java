package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Writes a script by which shells complete command lines. */
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh.",
    footer = {"", "  source <(sourcelake completion)"})
final class CompletionCommand implements Callable<Integer> {
  private final Context context;

  CompletionCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    context.console().line(AutoComplete.bash("sourcelake", Sourcelake.commandLine(context)));
    return ExitCode.SUCCESS.value();
  }
}
