package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.ClosedOutputException;
import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.process.Failure;
import picocli.CommandLine.Model.CommandSpec;

/** Tells people of errors, each in one line. */
final class Errors {
  private Errors() {}

  /**
   * Tells of an exception, with the place in the program where the command line asks for it; the
   * result is the exit code.
   */
  static int report(Context context, Throwable thrown, CommandSpec command) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof ClosedOutputException) {
        return ExitCode.SUCCESS.value();
      }
    }
    Console console = context.console();
    Failure failure = failure(context, thrown);
    say(console, failure.message());
    if (((Sourcelake) command.root().userObject()).stacktrace()) {
      thrown.printStackTrace(console.err());
    }
    return failure.exitCode().value();
  }

  /** What an exception means: whatever comes after Ctrl-C is a consequence of it. */
  static Failure failure(Context context, Throwable thrown) {
    return context.interrupts().interrupted() ? Failure.interrupted() : Failure.of(thrown);
  }

  /** Tells of an error. */
  static void say(Console console, String line) {
    console.err().println(console.errStyle().red("sourcelake:") + " " + line);
  }
}
