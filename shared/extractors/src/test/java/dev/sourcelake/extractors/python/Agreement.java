package dev.sourcelake.extractors.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what two readers of the same files have in common, by the first word of each fact. */
final class Agreement {
  private static final int EXAMPLES = Integer.getInteger("oracle.examples", 40);

  private final Map<String, long[]> byClass = new TreeMap<>();
  private final List<String> examples = new ArrayList<>();

  /** Compares the facts of one file, as multisets. */
  void add(String file, List<String> ours, List<String> theirs) {
    Map<String, Integer> balance = new HashMap<>();
    theirs.forEach(fact -> balance.merge(fact, 1, Integer::sum));
    for (String fact : ours) {
      int left = balance.merge(fact, -1, Integer::sum);
      count(fact)[left >= 0 ? 0 : 1]++;
      if (left < 0) {
        example("only ours:   " + file + ": " + fact);
      }
    }
    balance.forEach((fact, left) -> {
      if (left > 0) {
        count(fact)[2] += left;
        example("only theirs: " + file + ": " + fact);
      }
    });
  }

  private void example(String text) {
    if (examples.size() < EXAMPLES) {
      examples.add(text);
    }
  }

  private long[] count(String fact) {
    int space = fact.indexOf(' ');
    String kind = space < 0 ? fact : fact.substring(0, space);
    return byClass.computeIfAbsent(kind, _ -> new long[3]);
  }

  /** Intersection over union of all facts. */
  double overall() {
    long[] sum = new long[3];
    byClass
        .values()
        .forEach(counts -> {
          for (int i = 0; i < sum.length; i++) {
            sum[i] += counts[i];
          }
        });
    return share(sum);
  }

  /** The classes that occur so often, and whose agreement is lower. */
  Map<String, Double> below(double limit, int occurrences) {
    Map<String, Double> low = new TreeMap<>();
    byClass.forEach((kind, counts) -> {
      if (counts[0] + counts[2] >= occurrences && share(counts) < limit) {
        low.put(kind, share(counts));
      }
    });
    return low;
  }

  private static double share(long[] counts) {
    long union = counts[0] + counts[1] + counts[2];
    return union == 0 ? 1 : (double) counts[0] / union;
  }

  /** How many facts of each class are the same, and some that are not, for people to read. */
  String report() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "agreement %.6f%n", overall()));
    byClass.forEach((kind, counts) -> {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-20s %.5f  both %d, only ours %d, only theirs %d%n",
              kind,
              share(counts),
              counts[0],
              counts[1],
              counts[2]));
    });
    examples.forEach(example -> text.append("  ").append(example).append('\n'));
    return text.toString();
  }
}
