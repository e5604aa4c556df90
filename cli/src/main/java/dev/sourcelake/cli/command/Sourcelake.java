package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.remote.RemoteCommand;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
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

  private static final Map<String, Function<Context, Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("scan", ScanCommand::new);
    COMMANDS.put("scan-org", ScanOrgCommand::new);
    COMMANDS.put("estimate", EstimateCommand::new);
    COMMANDS.put("sql", SqlCommand::new);
    COMMANDS.put("tables", TablesCommand::new);
    COMMANDS.put("explain-file", ExplainFileCommand::new);
    COMMANDS.put("source", SourceCommand::new);
    COMMANDS.put("forget", ForgetCommand::new);
    COMMANDS.put("quality", QualityCommand::new);
    COMMANDS.put("query", QueryCommand::new);
    COMMANDS.put("remote", RemoteCommand::new);
    COMMANDS.put("doctor", DoctorCommand::new);
    COMMANDS.put("completion", CompletionCommand::new);
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error comes from.")
  private boolean stacktrace;

  private Sourcelake() {}

  /** Runs a command line; the result is the exit code. */
  public static int run(Context context, String... arguments) {
    // To learn all commands takes longer than most of them do: only those are made that may be
    // meant.
    String first = arguments.length == 0 ? "" : arguments[0];
    Set<String> meant =
        switch (first) {
          case "-V", "--version" -> Set.of();
          default -> COMMANDS.containsKey(first) ? Set.of(first) : COMMANDS.keySet();
        };
    return new Execution(context).run(commandLine(context, meant), arguments);
  }

  /** The parser of all command lines. */
  static CommandLine commandLine(Context context) {
    return commandLine(context, COMMANDS.keySet());
  }

  private static CommandLine commandLine(Context context, Set<String> commands) {
    CommandLine root = new CommandLine(new Sourcelake());
    for (String name : commands) {
      root.addSubcommand(subcommand(COMMANDS.get(name).apply(context)));
    }
    if (commands.size() == COMMANDS.size()) {
      root.addSubcommand(new CommandLine.HelpCommand());
    }
    Console console = context.console();
    root.setOut(new PrintWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8)));
    root.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    root.setUsageHelpWidth(HELP_COLUMNS);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.outStyle().colored() ? Ansi.ON : Ansi.OFF));
    return root;
  }

  private static CommandLine subcommand(Object command) {
    CommandLine line = new CommandLine(command);
    line.getCommandSpec().addOption(help());
    if (command instanceof RemoteCommand remote) {
      remote.subcommands().forEach(below -> line.addSubcommand(subcommand(below)));
    }
    return line;
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
