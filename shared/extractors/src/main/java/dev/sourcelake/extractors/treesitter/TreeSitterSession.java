package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.Extraction.Status;
import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.model.Family;
import java.util.Optional;

/** Reads files for one thread, each by the dialect of its language. */
final class TreeSitterSession implements Extractor.Session {
  private static final Family FAMILY = Family.TREE_SITTER;

  private final DialectReader reader;

  TreeSitterSession(ExtractorOptions options) {
    reader = new DialectReader(options, FAMILY);
    Dialects.common().forEach(reader::warmUp);
  }

  @Override
  public void extract(SourceFile file, FactSink out) {
    if (!out.wants(FAMILY)) {
      return;
    }
    Optional<Dialect> dialect = Dialects.of(file.settings().language(), file.path());
    if (dialect.isPresent()) {
      out.record(FAMILY, reader.read(file, dialect.get(), out));
    } else {
      String reason = "no tree-sitter queries for " + file.settings().language();
      out.record(FAMILY, Extraction.by(FactRows.PARSER, null, Status.SKIPPED, reason));
    }
  }

  @Override
  public void alsoRun(UserQueries queries) {
    reader.alsoRun(queries);
  }

  @Override
  public void close() {
    reader.close();
  }
}
