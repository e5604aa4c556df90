package dev.sourcelake.extractors.treesitter;

/**
 * A call as it stands in the tree.
 *
 * @param kind call, construct, super_call or decorator
 * @param node the whole expression
 * @param nameNode the simple name of what is called, or none
 * @param receiverNode what stands before the name, or all that is called where there is no name, or
 *     none
 * @param argumentsNode its arguments, or none
 * @param caller the definition in whose body it stands
 */
record CallFact(
    String kind, int node, int nameNode, int receiverNode, int argumentsNode, Definition caller) {}
