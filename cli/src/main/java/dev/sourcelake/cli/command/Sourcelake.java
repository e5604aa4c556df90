package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.ExitCode;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command that all others are below. */
@Command(
    name = "sourcelake",
    description = "Source repositories as Delta Lake tables of code facts.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  sourcelake scan .                                  a folder into ./.sourcelake",
      "  sourcelake scan https://github.com/google/gson     a git repository",
      "  sourcelake sql \"select kind, count(*) from definitions group by kind\"",
    })
public final class Sourcelake implements Callable<Integer> {
  private static final int HELP_COLUMNS = 100;

  @Spec private CommandSpec spec;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error comes from.")
  private boolean stacktrace;

  private Sourcelake() {}

  /** Runs a command line; the result is the exit code. */
  public static int run(Context context, String... arguments) {
    return new Execution(context.console()).run(commandLine(context), arguments);
  }

  /** The parser of command lines. */
  static CommandLine commandLine(Context context) {
    CommandLine root = new CommandLine(new Sourcelake());
    for (Object command :
        List.of(
            new ScanCommand(context), new SqlCommand(context), new CompletionCommand(context))) {
      CommandLine subcommand = new CommandLine(command);
      subcommand.getCommandSpec().addOption(help());
      root.addSubcommand(subcommand);
    }
    root.addSubcommand(new CommandLine.HelpCommand());
    Console console = context.console();
    root.setOut(new PrintWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8)));
    root.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    root.setUsageHelpWidth(HELP_COLUMNS);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.outStyle().colored() ? Ansi.ON : Ansi.OFF));
    return root;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Show what the command does and takes.")
        .build();
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitCode.SUCCESS.value();
  }

  /** Whether errors come with the place in the program. */
  boolean stacktrace() {
    return stacktrace;
  }
}
