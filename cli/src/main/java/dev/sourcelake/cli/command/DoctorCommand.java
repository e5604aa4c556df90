package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.process.Style;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is found on the machine, and whether it will do. */
@Command(
    name = "doctor",
    description = "Check this machine and the lake: what is there, what is missing, what to do.")
final class DoctorCommand implements Callable<Integer> {
  private final Context context;
  @Mixin private LakeOption lake;

  DoctorCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Console console = context.console();
    boolean well = true;
    for (Finding finding : new Checkup(context, lake).findings()) {
      well &= finding.level() != Finding.Level.WRONG;
      console.line(
          "%s  %-14s %s"
              .formatted(
                  mark(finding.level(), console.outStyle()), finding.what(), finding.text()));
    }
    return (well ? ExitCode.SUCCESS : ExitCode.CANNOT_START).value();
  }

  private static String mark(Finding.Level level, Style style) {
    return switch (level) {
      case FINE -> style.green("ok     ");
      case ABSENT -> style.dim("absent ");
      case WEAK -> style.yellow("beware ");
      case WRONG -> style.red("wrong  ");
    };
  }

  /**
   * One thing that was looked at.
   *
   * @param level how it is
   * @param what the thing
   * @param text what was found, and what to do where that is not well
   */
  record Finding(Level level, String what, String text) {
    enum Level {
      FINE,
      /** Not there, and not needed. */
      ABSENT,
      /** It works, but not well. */
      WEAK,
      /** Commands will fail. */
      WRONG
    }
  }
}
