package dev.sourcelake.lake;

import java.util.Optional;

/**
 * The order of all changes to a lake: entries numbered from 1, each written once and never changed,
 * and beside it, once it is in every table, a record of the tables' versions.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Journal {
  Journal() {}

  /** The number of the last entry, finished or not; 0 where there is none. */
  public long last() {
    throw new UnsupportedOperationException();
  }

  /** The entry of this number; empty where there is none, or no longer. */
  public Optional<JournalEntry> entry(long entry) {
    throw new UnsupportedOperationException();
  }

  /** What the lake is like once this entry is in; empty where it is not in yet. */
  public Optional<LakeView> finished(long entry) {
    throw new UnsupportedOperationException();
  }

  /** What the lake is like as of the last entry that is in. */
  public LakeView latest() {
    throw new UnsupportedOperationException();
  }
}
