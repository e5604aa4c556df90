package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.ExitCode;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs command lines: what they throw becomes one line and an exit code. */
final class Execution {
  private final Context context;

  Execution(Context context) {
    this.context = context;
  }

  int run(CommandLine root, String... arguments) {
    root.setParameterExceptionHandler((e, _) -> misused(e));
    root.setExecutionExceptionHandler(
        (e, command, _) -> Errors.report(context, e, command.getCommandSpec()));
    int exitCode;
    try {
      exitCode = root.execute(arguments);
    } catch (Error e) {
      exitCode = Errors.report(context, e, root.getCommandSpec());
    }
    try {
      root.getOut().flush();
      context.console().flush();
      return exitCode;
    } catch (IOException e) {
      // What could not be written may have been told of already.
      return exitCode == 0 ? Errors.report(context, e, root.getCommandSpec()) : exitCode;
    }
  }

  private int misused(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String hint =
        e instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()
            ? "did you mean '%s'?".formatted(unmatched.getSuggestions().getFirst())
            : "see '" + name + " --help'";
    Errors.say(context.console(), e.getMessage().strip().replaceAll("\\s+", " ") + "; " + hint);
    return ExitCode.USAGE.value();
  }
}
