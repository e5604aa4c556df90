package dev.sourcelake.cli.remote;

import dev.sourcelake.cli.cloud.Cloud;
import dev.sourcelake.cli.cloud.Cloud.LogLine;
import dev.sourcelake.cli.command.Context;
import dev.sourcelake.cli.command.Converters;
import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what was logged in the cloud. */
@Command(
    name = "logs",
    description = "Print what the functions and the workflow have logged, oldest first.")
final class RemoteLogsCommand implements Callable<Integer> {
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  /** Lines may be there to be read later than others that are younger. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private final Context context;
  @Mixin private CloudOption cloud;

  @Parameters(
      paramLabel = "FUNCTION",
      arity = "0..*",
      description =
          "scan-repository, plan-worklist, extract-facts, prepare-commit, commit-tables or"
              + " workflow. Default: all.")
  private List<String> functions = List.of();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = Converters.Time.class,
      defaultValue = "1h",
      description = "How far back, such as 10m or 2h. Default: ${DEFAULT-VALUE}.")
  private Duration since;

  @Option(names = "--grep", paramLabel = "TEXT", description = "Only lines that hold this text.")
  private Optional<String> text;

  @Option(names = "--follow", description = "Go on with what is logged from now on, until Ctrl-C.")
  private boolean follow;

  @Option(names = "--raw", description = "Print lines as they are, in JSON.")
  private boolean raw;

  RemoteLogsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Cloud deployment = cloud.open(context)) {
      Map<String, String> groups = groups(deployment.deployment().logGroups());
      Set<String> printed = new HashSet<>();
      Instant from = Instant.now().minus(since);
      while (true) {
        Instant latest = print(deployment, groups, from, printed);
        if (!follow) {
          return ExitCode.SUCCESS.value();
        }
        context.console().flush();
        Instant overlap = latest.minus(LATE);
        from = overlap.isAfter(from) ? overlap : from;
        deployment.pause(INTERVAL);
      }
    }
  }

  private Map<String, String> groups(Map<String, String> all) {
    if (functions.isEmpty()) {
      return all;
    }
    Map<String, String> chosen = new TreeMap<>();
    for (String function : functions) {
      String group = all.get(function);
      if (group == null) {
        throw new CommandException(
            ExitCode.NOT_FOUND,
            "Nothing called '%s' logs; there are %s"
                .formatted(function, String.join(", ", new TreeSet<>(all.keySet()))));
      }
      chosen.put(function, group);
    }
    return chosen;
  }

  /** Prints what is new since the last time, and gives the time of the latest line. */
  private Instant print(
      Cloud deployment, Map<String, String> groups, Instant from, Set<String> printed)
      throws IOException {
    List<Line> lines = new ArrayList<>();
    for (Map.Entry<String, String> group : groups.entrySet()) {
      deployment.logs(
          group.getValue(),
          from,
          line -> {
            if (text.map(line.text()::contains).orElse(true)
                && printed.add(group.getKey() + line.id())) {
              lines.add(new Line(group.getKey(), line));
            }
          });
    }
    lines.sort(Comparator.comparing(line -> line.line().time()));
    Instant latest = from;
    for (Line line : lines) {
      context.console().line(raw ? line.line().text() : LogText.of(line.function(), line.line()));
      latest = line.line().time();
    }
    return latest;
  }

  private record Line(String function, LogLine line) {}
}
