package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.treesitter.internal.Captures;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.table.QueryCaptures;

/** Writes captures of whoever scans' own queries over one file. */
final class QueryRows {
  private static final int LONGEST_TEXT = 4_000;

  private final SyntaxTree tree;
  private final String language;
  private final FactSink out;
  private int written;

  QueryRows(SyntaxTree tree, String language, FactSink out) {
    this.tree = tree;
    this.language = language;
    this.out = out;
  }

  /** Writes the captures of one query. */
  void write(Captures captures, String sha256) {
    if (!out.wants(Family.QUERY, QueryCaptures.TABLE)) {
      return;
    }
    for (int capture : CaptureRows.inOrder(captures)) {
      int node = captures.node(capture);
      int start = tree.start(node);
      int pattern = captures.pattern(capture);
      out.begin(Family.QUERY, QueryCaptures.TABLE, start, tree.end(node))
          .set(QueryCaptures.INDEX, written++)
          .set(QueryCaptures.QUERY, captures.query().queryOf(pattern))
          .set(QueryCaptures.QUERY_SHA256, sha256)
          .set(QueryCaptures.MATCH, captures.match(capture))
          .set(QueryCaptures.PATTERN, captures.query().indexInQuery(pattern))
          .set(QueryCaptures.CAPTURE, captures.name(capture))
          .set(QueryCaptures.NODE_KIND, tree.kind(node))
          .set(QueryCaptures.TEXT, tree.text(), start, length(start, tree.end(node)))
          .set(QueryCaptures.LANGUAGE, language);
    }
  }

  /** How much of a text is written: no character is cut in two. */
  private int length(int start, int end) {
    int length = Math.min(end - start, LONGEST_TEXT);
    while (length > 0 && start + length < end && (tree.text()[start + length] & 0xC0) == 0x80) {
      length--;
    }
    return length;
  }
}
