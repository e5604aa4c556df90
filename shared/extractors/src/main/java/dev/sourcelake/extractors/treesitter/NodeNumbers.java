package dev.sourcelake.extractors.treesitter;

import java.util.Arrays;

/**
 * Numbers of some nodes of a tree: a hash table of plain numbers, since it is asked for every name
 * of a file.
 */
final class NodeNumbers {
  /** Where there is no number yet; nodes count from 0, and none is -1. */
  private static final int FREE = -2;

  private static final int SPREAD = 0x9E3779B9;

  private final int[] nodes;
  private final Integer[] numbers;
  private final int shift;

  /** Room for so many nodes. */
  NodeNumbers(int most) {
    // At most half of it is taken, so that what is not there is found out at once.
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, most)) + 1;
    this.nodes = new int[1 << bits];
    this.numbers = new Integer[nodes.length];
    this.shift = Integer.SIZE - bits;
    Arrays.fill(nodes, FREE);
  }

  /** Gives a node, or none, a number unless it has one. */
  void putIfAbsent(int node, int number) {
    int at = place(node);
    if (nodes[at] == FREE) {
      nodes[at] = node;
      numbers[at] = number;
    }
  }

  /** The number of a node, or null. */
  Integer get(int node) {
    return numbers[place(node)];
  }

  /** Where a node is, or would be. */
  private int place(int node) {
    int at = (node * SPREAD) >>> shift;
    while (nodes[at] != node && nodes[at] != FREE) {
      at = (at + 1) & (nodes.length - 1);
    }
    return at;
  }
}
