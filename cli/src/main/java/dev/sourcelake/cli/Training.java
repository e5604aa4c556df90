package dev.sourcelake.cli;

import dev.sourcelake.cli.cloud.CloudFactory;
import dev.sourcelake.cli.command.Context;
import dev.sourcelake.cli.command.ScannerFactory;
import dev.sourcelake.cli.command.Sourcelake;
import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.Interrupts;
import dev.sourcelake.cli.process.Terminal;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.stages.extract.Extractors;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs typical commands, for the AOT cache to learn which classes they need. The launcher starts it
 * once after each build.
 */
public final class Training {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--help"),
          List.of("scan", ".", "--repo", "sample"),
          List.of("scan", "--quiet", ".", "--repo", "sample"),
          List.of("sql", "select repo, count(*) from files group by repo"),
          List.of("sql", "--format", "csv", "select * from definitions"),
          List.of("sql", "--format", "json", "select * from calls"),
          List.of("tables"),
          List.of("tables", "definitions"),
          List.of("explain-file", "sample", "Hello.java"),
          List.of("source", "sample", "Hello.java", "1-"),
          List.of("sql", "select source(repo, file_sha256, bstart, bend) from definitions"));

  private Training() {}

  /** Runs the commands in a temporary folder; those that fail are not missed. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("sourcelake-training");
    try {
      Files.writeString(
          folder.resolve("Hello.java"), "class Hello { void hello() { hello(); } }\n");
      Files.writeString(folder.resolve("hello.py"), "def hello():\n  hello()\n");
      Console console =
          new Console(
              InputStream.nullInputStream(),
              OutputStream.nullOutputStream(),
              System.err,
              new Terminal(true, false, 120, true));
      Interrupts interrupts = new Interrupts();
      interrupts.install().countDown();
      Sourcelake.run(Main.context(interrupts), "--version");
      Context context =
          new Context(console, folder, ScannerFactory.REAL, CloudFactory.REAL, interrupts);
      for (List<String> command : COMMANDS) {
        Sourcelake.run(context, command.toArray(String[]::new));
      }
      // Workers use the same cache.
      Extractors.all().forEach(extractor -> extractor.open(ExtractorOptions.DEFAULTS).close());
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(file -> {
            try {
              Files.delete(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
