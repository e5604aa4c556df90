package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.treesitter.internal.Engine;
import dev.sourcelake.extractors.treesitter.internal.Grammar;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** The grammar's trees of Python files. */
final class Trees {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Trees() {}

  /** Parses a file and hands over its tree, which is gone afterwards, and its text. */
  static void read(Engine engine, Path path, BiConsumer<SyntaxTree, SourceText> reader) {
    try {
      SourceText text = SourceText.decode(Files.readAllBytes(path), StandardCharsets.UTF_8);
      Grammar grammar = Grammar.of("python", "tree-sitter-python");
      try (SyntaxTree tree =
          engine.parse(grammar, text.utf8(), List.of(), DEADLINE).orElseThrow()) {
        reader.accept(tree, text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
