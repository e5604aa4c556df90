package dev.sourcelake.stages.testing;

import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.table.Definitions;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Reads Haskell files, each as one definition; one that says {@code HALT} ends the process as a
 * crash in native code does, one that says {@code HANG} is not done before its thread is
 * interrupted, which nobody does in a worker.
 */
public final class PoisonExtractor implements Extractor {
  @Override
  public String name() {
    return "poison";
  }

  @Override
  public Set<Family> families(String language) {
    return "haskell".equals(language) ? Set.of(Family.TREE_SITTER) : Set.of();
  }

  @Override
  public String version(Family family, String language) {
    return "poison 1";
  }

  @Override
  public Session open(ExtractorOptions options) {
    return new Session() {
      @Override
      public void extract(SourceFile file, FactSink out) {
        read(file, out);
      }

      @Override
      public void close() {}
    };
  }

  private static void read(SourceFile file, FactSink out) {
    String text = new String(file.bytes(), StandardCharsets.UTF_8);
    if (text.contains("HALT")) {
      Runtime.getRuntime().halt(134);
    }
    while (text.contains("HANG") && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
    out.begin(Family.TREE_SITTER, Definitions.TABLE, 0, text.length())
        .set(Definitions.DEF_ID, 0)
        .set(Definitions.NAME, text.strip());
    out.record(Family.TREE_SITTER, Extraction.by("poison", "1", Extraction.Status.OK, null));
  }
}
