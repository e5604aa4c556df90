package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Diagnostic.Severity;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.treesitter.internal.Captures;
import dev.sourcelake.model.Family;

/** Tells of queries that were not run to their end. */
final class QueryCut {
  private QueryCut() {}

  /** Writes a diagnostic where captures are not all there may be; returns the reason, or null. */
  static String report(
      Captures captures,
      String query,
      int matchLimit,
      ExtractorOptions options,
      Family family,
      FactSink out) {
    if (captures.deadlinePassed()) {
      String reason = query + " took longer than " + options.deadline().toMillis() + " ms";
      out.diagnostic(family, Diagnostic.ofFile(Severity.ERROR, Kind.TIMEOUT, reason));
      return reason;
    }
    if (captures.tooDeep()) {
      String reason = "the tree is too deep to be matched to its end";
      out.diagnostic(family, Diagnostic.ofFile(Severity.WARNING, Kind.TOO_DEEP, reason));
      return reason;
    }
    if (captures.matchLimitExceeded()) {
      String reason =
          query + ": more than " + matchLimit + " matches under way at once, some are lost";
      out.diagnostic(family, Diagnostic.ofFile(Severity.WARNING, Kind.MATCH_LIMIT, reason));
      return reason;
    }
    return null;
  }
}
