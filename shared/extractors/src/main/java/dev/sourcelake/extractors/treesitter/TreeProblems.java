package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Diagnostic.Kind;
import dev.sourcelake.extractors.Diagnostic.Severity;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import dev.sourcelake.model.Family;
import java.util.List;

/** Tells of what the parser could make nothing of. */
final class TreeProblems {
  private static final int LONGEST_EXCERPT = 40;

  private TreeProblems() {}

  /**
   * Writes a diagnostic for each outermost error and each missing token; {@code most} bounds them.
   *
   * @return how many bytes lie in errors
   */
  static long report(SyntaxTree tree, int most, FactSink out, Family family) {
    long bytes = 0;
    // One more than is written, so that the sink knows that there are more.
    int left = most + 1;
    int at = 0;
    while (at < tree.size()) {
      if (tree.isError(at)) {
        bytes += tree.end(at) - tree.start(at);
        if (left-- > 0) {
          out.diagnostic(family, error(tree, at));
        }
        at = tree.after(at);
      } else if (tree.isMissing(at)) {
        if (left-- > 0) {
          out.diagnostic(family, missing(tree, at));
        }
        at = tree.after(at);
      } else {
        at = tree.hasError(at) ? at + 1 : tree.after(at);
      }
    }
    return bytes;
  }

  /** How many bytes lie in errors. */
  static long errorBytes(SyntaxTree tree) {
    long bytes = 0;
    int at = 0;
    while (at < tree.size()) {
      bytes += tree.isError(at) ? tree.end(at) - tree.start(at) : 0;
      at = tree.hasError(at) && !tree.isError(at) ? at + 1 : tree.after(at);
    }
    return bytes;
  }

  private static Diagnostic error(SyntaxTree tree, int node) {
    int start = tree.start(node);
    int end = Math.min(tree.end(node), start + LONGEST_EXCERPT);
    String excerpt = Text.folded(tree.text(start, end));
    return new Diagnostic(
        Severity.ERROR,
        Kind.SYNTAX,
        null,
        excerpt.isEmpty() ? "unexpected end" : "unexpected: " + excerpt,
        start,
        tree.end(node),
        tree.expected(node));
  }

  private static Diagnostic missing(SyntaxTree tree, int node) {
    List<String> expected = tree.expected(node);
    return new Diagnostic(
        Severity.ERROR,
        Kind.MISSING,
        null,
        "missing: " + tree.kind(node),
        tree.start(node),
        tree.end(node),
        expected.isEmpty() ? List.of(tree.kind(node)) : expected);
  }
}
