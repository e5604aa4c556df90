package dev.sourcelake.extractors.python.syntax;

/**
 * A part of a file that the grammar reads and no Python 3 takes; its statement has no nodes.
 *
 * @param what it is
 * @param start offset of its first byte
 * @param end offset of the byte after its last one
 */
public record Rejected(String what, int start, int end) {}
