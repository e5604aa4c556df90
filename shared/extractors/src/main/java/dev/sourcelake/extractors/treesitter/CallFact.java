package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.extractors.treesitter.internal.SyntaxTree;

/**
 * A call as it stands in the tree.
 *
 * @param kind call, construct, super_call or decorator
 * @param node the whole expression
 * @param nameNode the simple name of what is called, or none
 * @param receiverNode what stands before the name, or all that is called where there is no name, or
 *     none; the whole path where the name ends one
 * @param argumentsNode its arguments, or none
 * @param caller the definition in whose body it stands
 */
record CallFact(
    String kind, int node, int nameNode, int receiverNode, int argumentsNode, Definition caller) {

  /** Whether receiver and name are one path, such as {@code a::b::name}. */
  boolean isPath(SyntaxTree tree) {
    return nameNode > receiverNode
        && receiverNode != SyntaxTree.NONE
        && nameNode < tree.after(receiverNode);
  }

  /** Offset of the byte after the receiver, without the sign before the name. */
  int receiverEnd(SyntaxTree tree) {
    if (!isPath(tree)) {
      return tree.end(receiverNode);
    }
    int end = tree.start(nameNode);
    byte[] text = tree.text();
    while (end > tree.start(receiverNode)
        && !Character.isLetterOrDigit(text[end - 1])
        && text[end - 1] > 0
        && text[end - 1] != '_'
        && text[end - 1] != '>'
        && text[end - 1] != ')') {
      end--;
    }
    return end;
  }
}
