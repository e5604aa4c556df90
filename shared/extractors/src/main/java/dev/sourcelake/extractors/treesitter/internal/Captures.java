package dev.sourcelake.extractors.treesitter.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/**
 * What a query found: captures by number from 0, match by match, in the order in which the matches
 * were complete. It holds no native memory.
 */
public final class Captures {
  static final long CAPTURE_BYTES = 12;
  private static final int MATCH_LIMIT_EXCEEDED = 1;
  private static final int DEADLINE = 2;
  private static final int TOO_DEEP = 4;

  private final Query query;
  private int[] matches = new int[256];
  private int[] nodes = new int[256];
  private int[] patterns = new int[256];
  private int[] names = new int[256];
  private int size;
  private int matchCount;
  private int cut;

  Captures(Query query) {
    this.query = query;
  }

  /** The query that found them. */
  public Query query() {
    return query;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** How many matches they belong to. */
  public int matchCount() {
    return matchCount;
  }

  /** The match that a capture belongs to, from 0. */
  public int match(int capture) {
    return matches[capture];
  }

  /** The captured node. */
  public int node(int capture) {
    return nodes[capture];
  }

  /** The pattern of the query pack that matched. */
  public int pattern(int capture) {
    return patterns[capture];
  }

  /** The capture's name, without the at sign; interned. */
  public String name(int capture) {
    return query.captureName(names[capture]);
  }

  /** The number of the capture's name, see {@link Query#captureName}. */
  public int nameId(int capture) {
    return names[capture];
  }

  /** Whether matches were dropped because too many were under way at once. */
  public boolean matchLimitExceeded() {
    return (cut & MATCH_LIMIT_EXCEEDED) != 0;
  }

  /** Whether the query was stopped at its deadline. */
  public boolean deadlinePassed() {
    return (cut & DEADLINE) != 0;
  }

  /** Whether part of the tree lies too deep for the runtime to match. */
  public boolean tooDeep() {
    return (cut & TOO_DEEP) != 0;
  }

  void finish(int outcome) {
    cut = outcome;
  }

  /** Takes a batch of whole matches and leaves out those whose predicates fail. */
  void add(MemorySegment batch, SyntaxTree tree) {
    int count = Math.toIntExact(batch.byteSize() / CAPTURE_BYTES);
    int first = 0;
    while (first < count) {
      int next = first + 1;
      while (next < count && number(batch, next, 0) == number(batch, first, 0)) {
        next++;
      }
      if (accepts(batch, first, next, tree)) {
        take(batch, first, next);
      }
      first = next;
    }
  }

  private boolean accepts(MemorySegment batch, int first, int next, SyntaxTree tree) {
    List<Predicate> predicates = query.predicates(half(batch, first, 8));
    for (int i = 0; i < predicates.size(); i++) {
      Predicate predicate = predicates.get(i);
      if (!holds(predicate, batch, first, next, tree)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a match fulfils a predicate; one without the capture does. */
  private static boolean holds(
      Predicate predicate, MemorySegment batch, int first, int next, SyntaxTree tree) {
    int nth = 0;
    for (int i = first; i < next; i++) {
      if (half(batch, i, 10) == predicate.capture()) {
        String other =
            predicate.other() == SyntaxTree.NONE
                ? null
                : nthText(batch, first, next, predicate.other(), nth, tree);
        if (predicate.accepts(tree.text(number(batch, i, 4)), other) == predicate.any()) {
          return predicate.any();
        }
        nth++;
      }
    }
    return nth == 0 || !predicate.any();
  }

  /** The text of a capture's node by its place among them, or null. */
  private static String nthText(
      MemorySegment batch, int first, int next, int capture, int nth, SyntaxTree tree) {
    int left = nth;
    for (int i = first; i < next; i++) {
      if (half(batch, i, 10) == capture && left-- == 0) {
        return tree.text(number(batch, i, 4));
      }
    }
    return null;
  }

  private void take(MemorySegment batch, int first, int next) {
    if (size + next - first > nodes.length) {
      int room = Math.max(nodes.length * 2, size + next - first);
      matches = Arrays.copyOf(matches, room);
      nodes = Arrays.copyOf(nodes, room);
      patterns = Arrays.copyOf(patterns, room);
      names = Arrays.copyOf(names, room);
    }
    for (int i = first; i < next; i++, size++) {
      matches[size] = matchCount;
      nodes[size] = number(batch, i, 4);
      patterns[size] = half(batch, i, 8);
      names[size] = half(batch, i, 10);
    }
    matchCount++;
  }

  private static int number(MemorySegment batch, int capture, int offset) {
    return batch.get(JAVA_INT, capture * CAPTURE_BYTES + offset);
  }

  private static int half(MemorySegment batch, int capture, int offset) {
    return Short.toUnsignedInt(batch.get(JAVA_SHORT, capture * CAPTURE_BYTES + offset));
  }
}
