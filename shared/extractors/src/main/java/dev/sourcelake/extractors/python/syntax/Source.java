package dev.sourcelake.extractors.python.syntax;

import static dev.sourcelake.extractors.treesitter.internal.SyntaxTree.NONE;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/** The tree-sitter tree as the builders ask it: without comments, and never silent on errors. */
final class Source {
  private static final int[] NOTHING = {};

  final SyntaxTree tree;

  /** What is no error and no Python 3 either. */
  private final List<Rejected> rejected;

  private int graftedAt = NONE;
  private int graftStart;

  Source(SyntaxTree tree, List<Rejected> rejected) {
    this.tree = tree;
    this.rejected = rejected;
  }

  /** Notes why a statement is left out, unless its errors say so. */
  void reject(int statement, Unreadable why) {
    if (!tree.hasError(statement)) {
      int node = why.node();
      rejected.add(new Rejected(why.getMessage(), tree.start(node), tree.end(node)));
    }
  }

  /** Where a node begins, which may be before its own text: see {@link Expressions#grafted}. */
  int start(int node) {
    int start = tree.start(node);
    return start == graftedAt ? graftStart : start;
  }

  /** Lets nodes that begin at an offset begin at another; {@code NONE} lets them be. */
  void graft(int at, int start) {
    graftedAt = at;
    graftStart = start;
  }

  int graftedAt() {
    return graftedAt;
  }

  int graftStart() {
    return graftStart;
  }

  String kind(int node) {
    return tree.kind(node);
  }

  /** The child in a field, which must be there. */
  int child(int node, String field) {
    int child = optional(node, field);
    if (child == NONE) {
      throw new Unreadable(node, tree.kind(node) + " without " + field);
    }
    return child;
  }

  /** The child in a field, or {@code NONE}. */
  int optional(int node, String field) {
    int child = tree.child(node, field);
    return child == NONE ? NONE : sound(child);
  }

  /** The first child of a kind, or {@code NONE}; anonymous ones too. */
  int first(int node, String kind) {
    return tree.firstChild(node, kind);
  }

  boolean has(int node, String kind) {
    return first(node, kind) != NONE;
  }

  /** The named children that are no comments. */
  int[] named(int node) {
    int count = 0;
    int[] found = NOTHING;
    int after = tree.after(node);
    for (int at = node + 1; at < after; at = tree.after(at)) {
      if (tree.isNamed(at) && !tree.isExtra(at)) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count == 0 ? 4 : count * 2);
        }
        found[count++] = sound(at);
      } else if (tree.isError(at)) {
        sound(at);
      }
    }
    return count == found.length ? found : Arrays.copyOf(found, count);
  }

  /** The only named child. */
  int only(int node) {
    int[] named = named(node);
    if (named.length != 1) {
      throw new Unreadable(node, tree.kind(node) + " of " + named.length + " parts");
    }
    return named[0];
  }

  private int sound(int node) {
    if (tree.isError(node) || tree.isMissing(node)) {
      throw new Unreadable(node, "syntax error");
    }
    return node;
  }

  /** A name or operator; Python takes names that look alike for one. */
  String text(int node) {
    String text = tree.text(node);
    return text.length() == tree.end(node) - tree.start(node)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  Node node(Kind kind, int source) {
    return node(kind, source, null);
  }

  Node node(Kind kind, int source, String value) {
    return new Node(kind, start(source), tree.end(source), source, value);
  }

  Node node(Kind kind, int start, int end, int source, String value) {
    return new Node(kind, start, end, source, value);
  }
}
