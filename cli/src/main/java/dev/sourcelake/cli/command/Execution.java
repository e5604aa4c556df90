package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.query.Names;
import java.io.IOException;
import java.util.List;
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

  /** Of the names that look alike the one that takes the fewest changes. */
  private static String meant(UnmatchedArgumentException unmatched) {
    List<String> alike = unmatched.getSuggestions();
    return Names.nearest(unmatched.getUnmatched().getFirst(), alike).orElse(alike.getFirst());
  }

  private int misused(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String hint =
        e instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()
            ? "did you mean '%s'?".formatted(meant(unmatched))
            : "see '" + name + " --help'";
    Errors.say(context.console(), e.getMessage().strip().replaceAll("\\s+", " ") + "; " + hint);
    return ExitCode.USAGE.value();
  }
}
