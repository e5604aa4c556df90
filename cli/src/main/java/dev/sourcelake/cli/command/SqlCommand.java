package dev.sourcelake.cli.command;

import dev.sourcelake.cli.output.Format;
import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.query.LakeSession;
import dev.sourcelake.cli.query.QueryOutput;
import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a lake's tables. */
@Command(
    name = "sql",
    description =
        "Ask a lake's tables and views, all as of one moment; rows come as they are found.",
    footer = {
      "",
      "source(repo, file_sha256, bstart, bend) gives the text behind a span.",
      "",
      "  sourcelake sql \"select path, source(repo, file_sha256, bstart, bend) from definitions",
      "                  where name = 'main' limit 3\"",
    })
final class SqlCommand implements Callable<Integer> {
  private final Context context;
  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;

  @Parameters(
      paramLabel = "QUERY",
      arity = "0..1",
      description = "The query; - reads it from the input.")
  private Optional<String> query;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Read the query from a file.")
  private Optional<Path> queryFile;

  @Option(
      names = "--format",
      description =
          "${COMPLETION-CANDIDATES}. Default: what --output's name ends with, or else table.")
  private Optional<Format> format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the rows go; a file appears when it is whole.")
  private Optional<Path> output;

  @Option(
      names = "--as-of",
      paramLabel = "SCAN",
      description = "The lake as it was when this scan was published; the table scans names them.")
  private Optional<String> asOf;

  SqlCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Format chosen =
        format
            .or(() -> output.flatMap(file -> Format.ofFile(file.toString())))
            .orElse(Format.TABLE);
    if (chosen == Format.PARQUET && output.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--format parquet writes a file: name it with --output FILE");
    }
    String sql = query();
    try (Storage storage = lake.storage(context);
        LakeSession session = LakeSession.open(storage, asOf);
        DataFrame rows = session.plan(sql);
        var _ = context.interrupts().onInterrupt(rows::cancel)) {
      QueryOutput target = new QueryOutput(context.console(), chosen);
      if (output.isPresent()) {
        target.write(rows, context.workingDirectory().resolve(output.get()));
      } else {
        target.write(rows);
      }
    }
    return ExitCode.SUCCESS.value();
  }

  private String query() throws IOException {
    if (query.isPresent() == queryFile.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          query.isPresent()
              ? "The query is given twice: as an argument and by --file"
              : "There is no query: give it as an argument, by --file, or - for the input");
    }
    String sql =
        queryFile.isPresent()
            ? Files.readString(context.workingDirectory().resolve(queryFile.get()))
            : query.get().equals("-")
                ? new String(context.console().in().readAllBytes(), StandardCharsets.UTF_8)
                : query.get();
    if (sql.isBlank()) {
      throw new CommandException(ExitCode.USAGE, "The query is empty");
    }
    return sql;
  }
}
