package dev.sourcelake.functions.list;

import java.util.ArrayList;
import java.util.List;

/**
 * What the workflow is told: what is due of the stretch that was compared, and the sums of all
 * since the execution began.
 *
 * @param part which stretch it was, from 1
 * @param more whether there are repositories after it
 * @param last the last repository that was compared; null where none was
 * @param waitSeconds how long to wait before going on, since a rate limit is used up; else 0
 * @param due how many executions follow: scans and removals
 * @param bucket the bucket that the items' object is in; null where the lake is a folder, or none
 *     is due
 * @param itemsKey the key of the items' object; null where none is due
 * @param sums what all stretches so far came to
 */
record OwnerAnswer(
    int part,
    boolean more,
    String last,
    long waitSeconds,
    int due,
    String bucket,
    String itemsKey,
    Sums sums) {
  /** Before anything was compared. */
  static final OwnerAnswer NOTHING =
      new OwnerAnswer(
          0, true, null, 0, 0, null, null, new Sums(0, 0, 0, 0, 0, List.of(), 0, List.of(), 0));

  /**
   * Figures of an execution.
   *
   * @param scans repositories that are to be scanned
   * @param forgets repositories that are to go
   * @param kept those that the lake has as they are
   * @param skipped those that are left out: forks, archived, empty, too large, or in error lately
   * @param failed those that could not be asked for
   * @param failures the first of these, each with why
   * @param overBudget those that are due and not scanned, since together they might cost more than
   *     they may
   * @param leftOut the first of these, each with why
   * @param usd what the scans may cost, in dollars
   */
  record Sums(
      int scans,
      int forgets,
      int kept,
      int skipped,
      int failed,
      List<String> failures,
      int overBudget,
      List<String> leftOut,
      double usd) {
    private static final int NAMED = 20;

    Sums {
      failures = failures.stream().limit(NAMED).toList();
      leftOut = leftOut.stream().limit(NAMED).toList();
    }

    Sums and(Due due) {
      return new Sums(
          scans + due.scans(),
          forgets + due.items().size() - due.scans(),
          kept + due.kept(),
          skipped + due.skipped(),
          failed + due.failed().size(),
          joined(failures, due.failed()),
          overBudget + due.leftOut().size(),
          joined(leftOut, due.leftOut()),
          usd + due.usd());
    }

    private static List<String> joined(List<String> first, List<String> second) {
      List<String> all = new ArrayList<>(first);
      all.addAll(second);
      return all;
    }
  }

  /** Nothing more was compared: the forge lets us go on after so long. */
  OwnerAnswer waiting(long seconds) {
    return new OwnerAnswer(part, true, last, Math.max(1, seconds), 0, null, null, sums);
  }
}
