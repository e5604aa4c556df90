package dev.sourcelake.extractors;

/**
 * Another parser that takes the files of a language which the extractor's own cannot read: its rows
 * still belong to the family {@code ast}, with their own parser named.
 */
public interface FallbackReader {
  /** Everything but the file that its rows depend on; see {@code Extractor.version}. */
  String version();

  /** Makes what one thread needs. */
  Session open(ExtractorOptions options);

  /** The parser of one thread. */
  interface Session extends AutoCloseable {
    /**
     * Writes the file's facts for {@code ast} and says how it was read, but records nothing. The
     * caller has said why with a diagnostic of the kind {@code cause}.
     */
    Extraction read(SourceFile file, FactSink out, Diagnostic.Kind cause, String reason);

    @Override
    void close();
  }
}
