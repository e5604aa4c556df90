package dev.sourcelake.functions.list;

import java.util.List;

/**
 * What the workflow is told.
 *
 * @param waitSeconds how long to wait before asking again, since a rate limit is used up; 0 where
 *     all was asked
 * @param due how many executions follow: scans and removals
 * @param scans repositories that are to be scanned
 * @param forgets repositories that are to go
 * @param kept those that the lake has as they are
 * @param skipped those that are left out: forks, archived, empty, too large, or in error lately
 * @param failed those that could not be asked for
 * @param failures the first of these, each with why
 * @param bucket the bucket that the items' object is in; null where the lake is a folder, or none
 *     is due
 * @param itemsKey the key of the items' object; null where none is due
 */
record OwnerAnswer(
    long waitSeconds,
    int due,
    int scans,
    int forgets,
    int kept,
    int skipped,
    int failed,
    List<String> failures,
    String bucket,
    String itemsKey) {
  OwnerAnswer {
    failures = List.copyOf(failures);
  }

  /** Nothing was compared: the forge lets us ask again after so long. */
  static OwnerAnswer waiting(long seconds) {
    return new OwnerAnswer(Math.max(1, seconds), 0, 0, 0, 0, 0, 0, List.of(), null, null);
  }
}
