package dev.sourcelake.functions.list;

import dev.sourcelake.stages.cost.Estimate;
import dev.sourcelake.stages.owner.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Shares out what the scans of an owner may cost together. Each gets the most that it may take as a
 * ceiling of its own, which plan-worklist keeps, so that all of them never take more than they may;
 * what does not fit is left out and named. The smallest come first: most repositories fit so.
 *
 * @param shares the ceiling of each that fits, in dollars, by name; none where there is no ceiling
 * @param leftOut those that do not fit, each with why
 * @param usd what those that fit may cost: their shares, or else what they are reckoned to take
 */
record Budget(Map<String, Double> shares, Map<String, String> leftOut, double usd) {
  Budget {
    shares = Map.copyOf(shares);
    leftOut = Map.copyOf(leftOut);
  }

  /**
   * Shares for scans that are due.
   *
   * @param maxUsd what all scans of the execution may cost; empty for anything
   * @param spent what those before may cost
   */
  static Budget of(List<Step.Scan> due, OptionalDouble maxUsd, double spent) {
    List<Step.Scan> sized = new ArrayList<>(due.stream().filter(scan -> size(scan) >= 0).toList());
    List<Step.Scan> others = due.stream().filter(scan -> size(scan) < 0).toList();
    if (maxUsd.isEmpty()) {
      double usd = sized.stream().mapToDouble(scan -> Estimate.ofSize(size(scan)).dollars()).sum();
      return new Budget(Map.of(), Map.of(), usd);
    }
    double left = maxUsd.getAsDouble() - spent;
    Map<String, Double> shares = new TreeMap<>();
    Map<String, String> leftOut = new TreeMap<>();
    sized.sort(Comparator.comparingLong(Budget::size).thenComparing(Step.Scan::repo));
    for (Step.Scan scan : sized) {
      double most = Estimate.ofSize(size(scan)).dollars();
      if (most <= left) {
        shares.put(scan.repo(), most);
        left -= most;
      } else {
        leftOut.put(scan.repo(), why("it may take " + Estimate.usd(most), left, maxUsd));
      }
    }
    // Whose size nobody tells, may take as much as the next of them.
    double least = Estimate.of(1, 1).dollars();
    int fitting = (int) Math.min(others.size(), Math.max(0, left) / least);
    double each = fitting == 0 ? 0 : left / fitting;
    for (Step.Scan scan : others) {
      if (fitting > 0) {
        shares.put(scan.repo(), each);
        left -= each;
        fitting--;
      } else {
        leftOut.put(scan.repo(), why("its size is not known", left, maxUsd));
      }
    }
    return new Budget(shares, leftOut, shares.values().stream().mapToDouble(it -> it).sum());
  }

  private static String why(String most, double left, OptionalDouble maxUsd) {
    return "%s, and of %s for all there are %s left"
        .formatted(most, Estimate.usd(maxUsd.getAsDouble()), Estimate.usd(Math.max(0, left)));
  }

  private static long size(Step.Scan scan) {
    return scan.repository().sizeBytes();
  }
}
