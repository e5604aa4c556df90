package dev.sourcelake.cli.command;

import dev.sourcelake.cli.output.CellText;
import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.query.FileQueries;
import dev.sourcelake.cli.query.LakeSession;
import dev.sourcelake.cli.query.StoredSource;
import dev.sourcelake.model.source.LineIndex;
import dev.sourcelake.model.source.SourceText;
import dev.sourcelake.stages.query.RowReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the source of a path as it was scanned. */
@Command(
    name = "source",
    description = "Print a file, or lines of it, as it was when it was last scanned.",
    footer = {"", "  sourcelake source guava guava/src/com/google/common/base/Joiner.java 60-80"})
final class SourceCommand implements Callable<Integer> {
  private final Context context;
  @Mixin private FileArguments file;

  @Parameters(
      index = "2",
      paramLabel = "A-B",
      arity = "0..1",
      converter = LineRange.Converter.class,
      description = "Lines, from 1: 10-20, 10-, -20 or 10. Default: the whole file.")
  private Optional<LineRange> lines;

  @Option(
      names = {"-n", "--number"},
      description = "Number the lines.")
  private boolean number;

  SourceCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    file.ask(
        context,
        (session, repository, queries) -> print(source(session, repository, queries).text()));
    return ExitCode.SUCCESS.value();
  }

  private StoredSource source(LakeSession session, String repository, FileQueries queries)
      throws IOException {
    String digest;
    String status;
    try (RowReader rows = queries.rows("file_digest")) {
      if (!rows.next()) {
        throw new CommandException(
            ExitCode.NOT_FOUND,
            "%s has no path '%s': 'sourcelake sql \"select path from files\"' lists them"
                .formatted(repository, file.path()));
      }
      digest = rows.text("file_sha256");
      status = rows.text("status") + reason(rows.text("reason")) + ", " + rows.text("kind");
    }
    List<StoredSource> found = new ArrayList<>();
    if (digest != null) {
      session.sources().read(repository, List.of(digest), (_, source) -> found.add(source));
    }
    if (found.isEmpty()) {
      throw new CommandException(
          ExitCode.NOT_FOUND,
          "The lake has no content of '%s' (%s): see 'sourcelake explain-file'"
              .formatted(file.path(), status));
    }
    return found.getFirst();
  }

  private static String reason(String reason) {
    return reason == null ? "" : ": " + reason;
  }

  private void print(SourceText text) throws IOException {
    Console console = context.console();
    if (lines.isEmpty() && !number && !console.terminal().out()) {
      console.out().write(text.raw());
      console.flush();
      return;
    }
    LineIndex index = text.lines();
    // A last line end begins an empty line, which no editor shows.
    int last = index.lineCount();
    if (last > 1 && index.lineStart(last) == index.lineEnd(last)) {
      last--;
    }
    LineRange range = lines.orElse(LineRange.ALL);
    if (range.first() > last) {
      throw new CommandException(
          ExitCode.NOT_FOUND,
          "'%s' has %d lines, so that there is no line %d"
              .formatted(file.path(), last, range.first()));
    }
    for (int line = range.first(); line <= Math.min(range.last(), last); line++) {
      print(text.slice(index.lineStart(line), index.lineEnd(line)), line);
    }
    console.flush();
  }

  private void print(String line, int lineNumber) throws IOException {
    Console console = context.console();
    String text = line.replaceFirst("(\r\n|\r|\n)$", "");
    String shown = console.terminal().out() ? CellText.visibleLine(text) : text;
    String head =
        number ? console.outStyle().dim(String.format(Locale.ROOT, "%6d  ", lineNumber)) : "";
    console.line(head + shown);
  }
}
