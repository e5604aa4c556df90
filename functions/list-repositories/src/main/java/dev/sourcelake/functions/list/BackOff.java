package dev.sourcelake.functions.list;

import java.time.Duration;
import java.time.Instant;

/**
 * How a repository has failed lately. It is scanned again when its head has moved, or after a time
 * that doubles with each failure: an hour, two, four, up to a week.
 *
 * @param failures how often in a row
 * @param last when it failed last
 * @param head the commit that it failed at
 */
record BackOff(int failures, Instant last, String head) {
  private static final Duration FIRST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int MOST_DOUBLED = 10;

  /** Whether a scan of this head is to wait. */
  boolean holds(String wanted, Instant now) {
    return head.equals(wanted) && now.isBefore(until());
  }

  /** Until when it holds. */
  Instant until() {
    Duration pause = FIRST.multipliedBy(1L << Math.clamp(failures - 1, 0, MOST_DOUBLED));
    return last.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
  }
}
