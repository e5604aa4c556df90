package dev.sourcelake.extractors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a file was read for a family: the ledger's row without what every file has.
 *
 * @param status ok, partial, failed or skipped
 * @param reason why it is not ok, or null
 * @param parser the parser
 * @param parserVersion its version
 * @param languageVersion version of the language that it was read as, or null
 * @param languageVersionSource where that came from, or null
 * @param options the parser's settings by fixed keys
 * @param grammar tree-sitter grammar and version, or null
 * @param grammarAbi its ABI, or 0
 * @param queryPack digest of the query pack, or null
 * @param errorBytes bytes the parser could make nothing of
 * @param skippedRanges ranges not read, as {@code start-end:reason}
 */
public record Extraction(
    Status status,
    String reason,
    String parser,
    String parserVersion,
    String languageVersion,
    String languageVersionSource,
    Map<String, String> options,
    String grammar,
    int grammarAbi,
    String queryPack,
    long errorBytes,
    List<String> skippedRanges) {
  public Extraction {
    options = Map.copyOf(options);
    skippedRanges = List.copyOf(skippedRanges);
  }

  /** The outcome of a parser without grammars and skipped ranges. */
  public static Extraction by(String parser, String parserVersion, Status status, String reason) {
    return new Extraction(
        status, reason, parser, parserVersion, null, null, Map.of(), null, 0, null, 0, List.of());
  }

  /** The same with the version of the language that it was read as, and more options. */
  public Extraction readAs(String version, String source, Map<String, String> moreOptions) {
    Map<String, String> all = new HashMap<>(options);
    all.putAll(moreOptions);
    return new Extraction(
        status,
        reason,
        parser,
        parserVersion,
        version,
        source,
        all,
        grammar,
        grammarAbi,
        queryPack,
        errorBytes,
        skippedRanges);
  }

  /** How far the reading came. */
  public enum Status {
    OK,
    PARTIAL,
    FAILED,
    SKIPPED
  }
}
