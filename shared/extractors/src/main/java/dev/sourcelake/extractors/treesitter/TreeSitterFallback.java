package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.Extraction.Status;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.FallbackReader;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.model.Family;

/** Reads for {@code ast}, by tree-sitter, the files that a language's own parser cannot read. */
public final class TreeSitterFallback implements FallbackReader {
  private TreeSitterFallback() {}

  /** Reads Java: definitions, supertypes, calls, imports and docs, but no annotations. */
  public static FallbackReader java() {
    return new TreeSitterFallback();
  }

  @Override
  public String version() {
    return "fallback " + TreeSitterExtractor.version(Dialects.java());
  }

  @Override
  public Session open(ExtractorOptions options) {
    return new FallbackSession(new DialectReader(options, Family.AST));
  }

  /** Few files come here, so that nothing is warmed up for them. */
  private record FallbackSession(DialectReader reader) implements Session {
    @Override
    public Extraction read(SourceFile file, FactSink out, Diagnostic.Kind cause, String reason) {
      Extraction read = reader.read(file, Dialects.java(), out);
      boolean failed = read.status() == Status.FAILED;
      return new Extraction(
          failed ? Status.FAILED : Status.PARTIAL,
          failed ? reason + "; " + read.reason() : reason,
          read.parser(),
          read.parserVersion(),
          read.languageVersion(),
          read.languageVersionSource(),
          read.options(),
          read.grammar(),
          read.grammarAbi(),
          read.queryPack(),
          read.errorBytes(),
          read.skippedRanges());
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
