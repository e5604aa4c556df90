package dev.sourcelake.extractors.java;

import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Diagnostic.Severity;
import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.Extraction.Status;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.java.names.NameRows;
import dev.sourcelake.extractors.java.tokens.TokenRows;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.table.CstTokens;

/** Writes what {@code cst} and {@code symtable} say of a file once {@code ast} is done with it. */
final class OtherFamilies {
  private OtherFamilies() {}

  /** Writes names, tokens, which need no tree, and the ledger's part of both families. */
  static void write(SourceFile file, Reading reading, FactSink out) {
    if (reading.names() != null) {
      NameRows.write(reading.names(), file, out);
    }
    if (reading.namesFailed() != null) {
      Diagnostic problem = Diagnostic.ofFile(Severity.ERROR, Kind.INTERNAL, reading.namesFailed());
      out.diagnostic(Family.CST, problem);
      out.diagnostic(Family.SYMTABLE, problem);
    }
    if (out.wants(Family.CST)) {
      boolean tokens = out.wants(Family.CST, CstTokens.TABLE);
      if (tokens) {
        UnicodeEscapes decoded = UnicodeEscapes.decode(file.text().string());
        TokenRows.write(
            file,
            decoded == null ? file.text().string() : decoded.text(),
            decoded == null ? null : decoded.origins(),
            reading.skipped(),
            out);
      }
      out.record(Family.CST, tokens ? tokensAtLeast(reading.ofNames()) : reading.ofNames());
    }
    if (out.wants(Family.SYMTABLE)) {
      out.record(Family.SYMTABLE, reading.ofNames());
    }
  }

  /** A file without a tree is read in part all the same. */
  private static Extraction tokensAtLeast(Extraction tree) {
    return tree.status() == Status.FAILED
        ? Extraction.by(
            TokenRows.PARSER, TokenRows.VERSION, Status.PARTIAL, tree.reason() + ": tokens only")
        : tree;
  }
}
