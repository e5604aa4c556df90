package dev.sourcelake.cli.command;

import dev.sourcelake.cli.output.Format;
import dev.sourcelake.cli.output.RowWriter;
import dev.sourcelake.cli.output.RowWriters;
import dev.sourcelake.cli.process.CommandException;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactBatches;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.Wanted;
import dev.sourcelake.extractors.treesitter.QueryText;
import dev.sourcelake.extractors.treesitter.UserQueries;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.QueryCaptures;
import dev.sourcelake.origins.classify.FileClassifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a tree-sitter query over files, without a lake. */
@Command(
    name = "query",
    description =
        "Run a tree-sitter query over files; its captures come as rows of query_captures.",
    footer = {
      "",
      "  sourcelake query calls.scm src --language java",
      "  where calls.scm is: (method_invocation name: (identifier) @name (#eq? @name \"exec\"))",
    })
final class QueryCommand implements Callable<Integer> {
  private static final int BATCH_ROWS = 8_192;

  private final Context context;

  @Parameters(index = "0", paramLabel = "FILE.scm", description = "The query.")
  private Path query;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files, and folders whose files of the language are read; hidden ones are not.")
  private List<Path> paths;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      required = true,
      description = "The language of the query and the files.")
  private String language;

  @Option(
      names = "--format",
      defaultValue = "TABLE",
      description = "TABLE, CSV or JSON. Default: ${DEFAULT-VALUE}.")
  private Format format;

  QueryCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    if (format == Format.PARQUET) {
      throw new CommandException(
          ExitCode.USAGE,
          "Captures are written as table, CSV or JSON; scan makes Parquet of facts");
    }
    RowWriter writer = RowWriters.to(context.console(), format);
    QueryText text = TargetOption.query(context.workingDirectory().resolve(query), language);
    try (UserQueries compiled = UserQueries.compile(List.of(text), ExtractorOptions.DEFAULTS);
        BufferAllocator memory = new RootAllocator();
        FactBatches batches =
            new FactBatches(
                memory, BATCH_ROWS, 0, (_, dataset, rows) -> write(writer, dataset, rows))) {
      for (Path path : paths) {
        for (Path file : filesOf(context.workingDirectory().resolve(path))) {
          read(file, compiled, batches);
        }
      }
      batches.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    writer.finish();
    context.console().flush();
    return ExitCode.SUCCESS.value();
  }

  private static void write(RowWriter writer, Dataset dataset, VectorSchemaRoot rows) {
    if (dataset == QueryCaptures.TABLE) {
      try {
        writer.write(rows);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void read(Path file, UserQueries compiled, FactBatches batches) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String path = context.workingDirectory().relativize(file).toString();
    SourceFile source = new SourceFile(path, Sha256.of(bytes), bytes, FileSettings.of(language));
    Wanted wanted = new Wanted("query", Set.of(QueryCaptures.TABLE));
    batches.file(source, Map.of(Family.QUERY, wanted));
    compiled.extract(source, batches);
    batches.endFile();
  }

  /** A file itself; of a folder those that their names say are of the language, in order. */
  private List<Path> filesOf(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new CommandException(ExitCode.NO_SUCH_ORIGIN, "There is no file or folder " + path);
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> below = Files.walk(path)) {
      return below
          .filter(Files::isRegularFile)
          .filter(file -> !isHidden(path.relativize(file)))
          .filter(file -> isOfLanguage(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private boolean isOfLanguage(String name) {
    Optional<String> named = FileClassifier.languageOfName(name);
    return named.filter(language::equals).isPresent();
  }
}
