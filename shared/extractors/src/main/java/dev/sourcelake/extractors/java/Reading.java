package dev.sourcelake.extractors.java;

import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.Extraction.Status;
import dev.sourcelake.extractors.GeneratedRegions.Region;
import dev.sourcelake.extractors.java.names.NameBinding;
import dev.sourcelake.extractors.java.tokens.TokenRows;
import java.util.List;

/**
 * What came of a file's one parse, for the families that are written after {@code ast}.
 *
 * @param extraction what their ledger rows say; failed where there is no tree
 * @param skipped what was not read
 * @param names the file's names; null where they are not wanted, or not bound
 * @param namesFailed why names that are wanted could not be bound, though there is a tree; or null
 */
record Reading(Extraction extraction, List<Region> skipped, NameBinding names, String namesFailed) {
  /** What the ledger says for families that rest on names. */
  Extraction ofNames() {
    return namesFailed == null
        ? extraction
        : Extraction.by(JavaFile.PARSER, JavaExtractor.PARSER_VERSION, Status.FAILED, namesFailed);
  }

  /** A file of which JavaParser gives no tree. */
  static Reading failed(String reason) {
    return new Reading(
        Extraction.by(JavaFile.PARSER, JavaExtractor.PARSER_VERSION, Status.FAILED, reason),
        List.of(),
        null,
        null);
  }

  /** A file that is cut into tokens only, for which no tree is needed. */
  static Reading withoutTree() {
    return new Reading(
        Extraction.by(TokenRows.PARSER, TokenRows.VERSION, Status.OK, null), List.of(), null, null);
  }
}
