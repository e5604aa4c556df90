package dev.sourcelake.extractors.java;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import java.util.Comparator;
import java.util.List;

/** The order of nodes in the source, which JavaParser's children do not always come in. */
final class SourceOrder {
  private static final Comparator<Node> BY_START = SourceOrder::compare;

  private SourceOrder() {}

  /** Whether nodes come in the order of their starts. */
  static boolean isSorted(List<Node> nodes) {
    for (int i = 1; i < nodes.size(); i++) {
      if (compare(nodes.get(i - 1), nodes.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  /** The nodes in the order of their starts, a copy. */
  static List<Node> sorted(List<Node> nodes) {
    return nodes.stream().sorted(BY_START).toList();
  }

  /** A node without a place, as an unwritten type, comes first. */
  private static int compare(Node left, Node right) {
    Range a = left.getRange().orElse(null);
    Range b = right.getRange().orElse(null);
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    Position from = a.begin;
    Position to = b.begin;
    return from.line != to.line
        ? Integer.compare(from.line, to.line)
        : Integer.compare(from.column, to.column);
  }
}
