package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.GeneratedRegions.Region;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.extractors.treesitter.PythonFacts;
import dev.sourcelake.extractors.treesitter.PythonNames;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The grammar's trees of Python files, as the extractor has them. */
final class Trees implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final PythonFacts facts =
      new PythonFacts(new ExtractorOptions(DEADLINE, ExtractorOptions.DEFAULTS.maxDiagnostics()));

  /** Parses a file and hands over its tree, which is gone afterwards, and its text. */
  void read(Path path, BiConsumer<SyntaxTree, SourceText> reader) {
    try {
      byte[] bytes = Files.readAllBytes(path);
      SourceFile file =
          new SourceFile(path.toString(), Sha256.of(bytes), bytes, FileSettings.of("python"));
      CollectedFacts.of(
          file,
          Map.of(Family.AST, Set.of()),
          sink ->
              facts.read(
                  file,
                  sink,
                  new PythonFacts.TreeReader() {
                    @Override
                    public void skipped(List<Region> regions) {}

                    @Override
                    public String read(SyntaxTree tree, PythonNames names) {
                      reader.accept(tree, file.text());
                      return null;
                    }
                  }));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    facts.close();
  }
}
