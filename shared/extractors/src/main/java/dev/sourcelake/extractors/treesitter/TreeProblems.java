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

  /** Hears of errors and missing tokens, in the order of their places. */
  private interface Problems {
    /** Nobody hears. */
    Problems UNHEARD =
        new Problems() {
          @Override
          public void error(int first, int last) {}

          @Override
          public void missing(int node) {}
        };

    /** An outermost error node, or tokens from one node to another that belong to no statement. */
    void error(int first, int last);

    void missing(int node);
  }

  /**
   * Writes a diagnostic for each outermost error and each missing token; {@code most} bounds them.
   *
   * @return how many bytes lie in errors
   */
  static long report(SyntaxTree tree, int most, FactSink out, Family family) {
    // One more than is written, so that the sink knows that there are more.
    int[] left = {most + 1};
    return walk(
        tree,
        new Problems() {
          @Override
          public void error(int first, int last) {
            if (left[0]-- > 0) {
              out.diagnostic(family, unexpected(tree, first, last));
            }
          }

          @Override
          public void missing(int node) {
            if (left[0]-- > 0) {
              out.diagnostic(family, missingToken(tree, node));
            }
          }
        });
  }

  /** How many bytes lie in errors. */
  static long errorBytes(SyntaxTree tree) {
    return walk(tree, Problems.UNHEARD);
  }

  /**
   * Where the root itself is an error, as it is when a file ends too soon, most of what is in it is
   * read: only tokens that stand in it alone are in error.
   *
   * @return how many bytes lie in errors
   */
  private static long walk(SyntaxTree tree, Problems problems) {
    long bytes = 0;
    boolean loose = tree.size() > 1 && tree.isError(0);
    int at = loose ? 1 : 0;
    while (at < tree.size()) {
      if (loose && isStray(tree, at)) {
        int last = at;
        int next = tree.after(at);
        while (next < tree.size() && isStray(tree, next)) {
          last = next;
          next = tree.after(next);
        }
        bytes += tree.end(last) - tree.start(at);
        problems.error(at, last);
        at = next;
      } else if (tree.isError(at)) {
        bytes += tree.end(at) - tree.start(at);
        problems.error(at, at);
        at = tree.after(at);
      } else if (tree.isMissing(at)) {
        problems.missing(at);
        at = tree.after(at);
      } else {
        at = tree.hasError(at) ? at + 1 : tree.after(at);
      }
    }
    return bytes;
  }

  /** Whether a node is a token, or an error, that stands in a root which is one. */
  private static boolean isStray(SyntaxTree tree, int node) {
    return tree.parent(node) == 0
        && !tree.isExtra(node)
        && !tree.isMissing(node)
        && (tree.isError(node) || tree.after(node) == node + 1);
  }

  private static Diagnostic unexpected(SyntaxTree tree, int first, int last) {
    int start = tree.start(first);
    int end = Math.min(tree.end(last), start + LONGEST_EXCERPT);
    String excerpt = Text.folded(tree.text(start, end));
    return new Diagnostic(
        Severity.ERROR,
        Kind.SYNTAX,
        null,
        excerpt.isEmpty() ? "unexpected end" : "unexpected: " + excerpt,
        start,
        tree.end(last),
        tree.expected(first));
  }

  private static Diagnostic missingToken(SyntaxTree tree, int node) {
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
