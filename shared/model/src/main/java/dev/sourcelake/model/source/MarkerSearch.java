package dev.sourcelake.model.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Looks for many texts at once, one table look-up a byte (Aho and Corasick's machine): what is
 * looked for, and where, cannot make it slow.
 */
final class MarkerSearch {
  private static final int BYTES = 256;

  /** The next state, by state and byte. */
  private final int[] next;

  /** Whether a text begins with a byte: most bytes of a file are passed over by that alone. */
  private final boolean[] begins = new boolean[BYTES];

  /** The texts that end in a state; null where none does. */
  private final int[][] ends;

  private final int[] lengths;

  /** Hears of a text that ends at an offset. */
  interface Listener {
    /** Returns whether enough has been found. */
    boolean found(int text, int end);
  }

  MarkerSearch(List<String> texts) {
    List<byte[]> utf8 = texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    lengths = utf8.stream().mapToInt(bytes -> bytes.length).toArray();
    ends = new int[Arrays.stream(lengths).sum() + 1][];
    List<int[]> tree = new ArrayList<>();
    tree.add(new int[BYTES]);
    for (int text = 0; text < lengths.length; text++) {
      int state = 0;
      for (byte b : utf8.get(text)) {
        int child = tree.get(state)[b & 0xFF];
        if (child == 0) {
          child = tree.size();
          tree.get(state)[b & 0xFF] = child;
          tree.add(new int[BYTES]);
        }
        state = child;
      }
      ends[state] = joined(ends[state], new int[] {text});
    }
    fallBack(tree);
    next = new int[tree.size() * BYTES];
    for (int state = 0; state < tree.size(); state++) {
      System.arraycopy(tree.get(state), 0, next, state * BYTES, BYTES);
    }
    for (int b = 0; b < BYTES; b++) {
      begins[b] = next[b] != 0;
    }
  }

  /** Where a state knows no way on, it goes on as its longest end that begins another text. */
  private void fallBack(List<int[]> tree) {
    int[] shorter = new int[tree.size()];
    Queue<Integer> states = new ArrayDeque<>();
    for (int child : tree.getFirst()) {
      if (child != 0) {
        states.add(child);
      }
    }
    while (!states.isEmpty()) {
      int state = states.remove();
      ends[state] = joined(ends[state], ends[shorter[state]]);
      int[] ways = tree.get(state);
      for (int b = 0; b < BYTES; b++) {
        int otherwise = tree.get(shorter[state])[b];
        if (ways[b] == 0) {
          ways[b] = otherwise;
        } else {
          shorter[ways[b]] = otherwise;
          states.add(ways[b]);
        }
      }
    }
  }

  private static int[] joined(int[] some, int[] more) {
    if (some == null || more == null) {
      return some == null ? more : some;
    }
    int[] all = new int[some.length + more.length];
    System.arraycopy(some, 0, all, 0, some.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  /** How many bytes a text has. */
  int length(int text) {
    return lengths[text];
  }

  /** Tells of all texts in some bytes, in the order of their ends, until enough is found. */
  boolean find(byte[] bytes, Listener listener) {
    int state = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (state == 0 && !begins[bytes[i] & 0xFF]) {
        continue;
      }
      state = next[state * BYTES + (bytes[i] & 0xFF)];
      int[] found = ends[state];
      if (found != null) {
        for (int text : found) {
          if (listener.found(text, i + 1)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
