package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.PathGlobs;
import dev.sourcelake.extractors.match.MatchFile;
import dev.sourcelake.extractors.match.MatchRules;
import dev.sourcelake.extractors.treesitter.QueryText;
import dev.sourcelake.extractors.treesitter.UserQueries;
import dev.sourcelake.stages.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Queries and match files that a scan is given. All of it is checked before anything starts. */
public final class TargetOption {
  private static final String SUFFIX = ".scm";

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private final List<Query> queries = new ArrayList<>();

  @Option(
      names = "--match",
      paramLabel = "FILE",
      description =
          "Write only the facts that this TOML file asks for, by kind of fact, name, annotation,"
              + " path or tree-sitter query; docs/matching.md has examples.")
  private Optional<Path> match;

  /** A query and its language, which belong together. */
  static final class Query {
    @Option(
        names = "--query",
        required = true,
        paramLabel = "FILE.scm",
        description =
            "Run this tree-sitter query as well: its captures are rows of query_captures. Can be"
                + " given several times, each followed by its --language.")
    private Path file;

    @Option(
        names = "--language",
        required = true,
        paramLabel = "LANGUAGE",
        description = "The language of the query before it.")
    private String language;
  }

  /** What the options ask for; {@link CommandException} says all that is wrong. */
  public Targets targets(Path workingDirectory) throws IOException {
    List<QueryText> texts = new ArrayList<>();
    for (Query query : queries) {
      texts.add(query(workingDirectory.resolve(query.file), query.language));
    }
    MatchRules rules = null;
    if (match.isPresent()) {
      MatchFile file = matchFile(workingDirectory.resolve(match.get()), match.get().toString());
      texts.addAll(file.queries());
      rules = file.rules();
    }
    try {
      return new Targets(texts, rules);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.BAD_QUERY, e.getMessage());
    }
  }

  /** Reads a query and compiles it, so that a wrong one is found. */
  static QueryText query(Path file, String language) throws IOException {
    String name = file.getFileName().toString();
    QueryText text =
        new QueryText(
            name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name,
            language,
            Files.readString(file),
            PathGlobs.ALL);
    try {
      UserQueries.compile(List.of(text), ExtractorOptions.DEFAULTS).close();
      return text;
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.BAD_QUERY, e.getMessage());
    }
  }

  private static MatchFile matchFile(Path file, String name) throws IOException {
    try {
      return MatchFile.parse(
          name,
          Files.readString(file),
          neighbour -> Files.readString(file.resolveSibling(neighbour)));
    } catch (IllegalArgumentException e) {
      // One line for all: each problem starts with its place.
      throw new CommandException(ExitCode.BAD_QUERY, e.getMessage().replace("\n", "; "));
    }
  }
}
