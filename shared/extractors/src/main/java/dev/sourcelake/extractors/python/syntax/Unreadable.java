package dev.sourcelake.extractors.python.syntax;

import java.io.Serial;

/** A part of a tree that is no Python 3; the statement around it is left out. */
final class Unreadable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** The tree-sitter node that makes no sense. */
  private final int node;

  Unreadable(int node, String message) {
    super(message, null, false, false);
    this.node = node;
  }

  int node() {
    return node;
  }
}
