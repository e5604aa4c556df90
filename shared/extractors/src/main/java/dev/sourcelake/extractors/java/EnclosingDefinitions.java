package dev.sourcelake.extractors.java;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Which definition what stands at an offset belongs to: the innermost one around it. */
final class EnclosingDefinitions {
  private int[] ids = new int[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int count;

  /** Adds a definition by its span; of two that start together the outer one comes first. */
  void add(int id, int start, int end) {
    if (count == ids.length) {
      ids = Arrays.copyOf(ids, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ids[count] = id;
    starts[count] = start;
    ends[count++] = end;
  }

  /** A pass over the definitions, which must be complete. */
  Pass pass() {
    for (int i = 1; i < count; i++) {
      if (starts[i] < starts[i - 1]) {
        sort();
        break;
      }
    }
    return new Pass();
  }

  private void sort() {
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(i -> starts[i])
                    .thenComparingInt(i -> -ends[i])
                    .thenComparingInt(i -> i))
            .mapToInt(Integer::intValue)
            .toArray();
    ids = Arrays.stream(order).map(i -> ids[i]).toArray();
    starts = Arrays.stream(order).map(i -> starts[i]).toArray();
    ends = Arrays.stream(order).map(i -> ends[i]).toArray();
  }

  /** Answers for offsets that never go back. */
  final class Pass {
    private int[] open = new int[16];
    private int depth;
    private int next;

    /** The number of the innermost definition around an offset; -1 where there is none. */
    int at(int offset) {
      for (; next < count && starts[next] <= offset; next++) {
        close(starts[next]);
        if (depth == open.length) {
          open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = next;
      }
      close(offset);
      return depth == 0 ? -1 : ids[open[depth - 1]];
    }

    private void close(int offset) {
      while (depth > 0 && ends[open[depth - 1]] <= offset) {
        depth--;
      }
    }
  }
}
