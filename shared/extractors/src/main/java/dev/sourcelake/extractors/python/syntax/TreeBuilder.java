package dev.sourcelake.extractors.python.syntax;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;
import java.util.List;

/** Makes Python's syntax tree of a tree-sitter tree. */
public final class TreeBuilder {
  private TreeBuilder() {}

  /**
   * The module. Statements that hold errors are left out, and what stands in their blocks comes in
   * their place.
   *
   * @param rejected takes what the grammar reads and no Python 3 does
   * @param start offset at which the text begins, behind a byte order mark
   * @throws StackOverflowError where the nesting is too deep for the thread's stack
   */
  public static Node build(SyntaxTree tree, int start, List<Rejected> rejected) {
    Source source = new Source(tree, rejected);
    Node module = new Node(Kind.MODULE, start, tree.text().length, 0, null);
    Expressions expressions = new Expressions(source);
    new Statements(source, expressions).addTo(module, Role.BODY, 0);
    return module;
  }
}
