package dev.sourcelake.lake;

import dev.sourcelake.lake.internal.Json;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The order of all changes to a lake: entries numbered from 1, each written once and never changed,
 * and beside it, once it is in every table, a record of the tables' versions.
 */
public final class Journal {
  private final Storage storage;

  Journal(Storage storage) {
    this.storage = storage;
  }

  private record Hint(long finished) {}

  /** The number of the last entry, finished or not; 0 where there is none. */
  public long last() {
    // Without the hint, the list would hold all entries that there ever were.
    long from = read(LakeLayout.JOURNAL_HINT, Hint.class).map(Hint::finished).orElse(0L);
    try (Stream<ObjectInfo> objects =
        storage.listFrom(LakeLayout.JOURNAL, LakeLayout.number(from))) {
      return objects
          .map(ObjectInfo::key)
          .filter(LakeLayout::isEntry)
          .mapToLong(LakeLayout::number)
          .max()
          // An entry that is known and gone is damage, and no reason to start anew.
          .orElse(from);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the journal of " + storage.root(), e);
    }
  }

  /** The entry of this number; empty where there is none, or no longer. */
  public Optional<JournalEntry> entry(long entry) {
    return read(LakeLayout.entry(entry), JournalEntry.class);
  }

  /** What the lake is like once this entry is in; empty where it is not in yet. */
  public Optional<LakeView> finished(long entry) {
    return entry == 0 ? Optional.of(LakeView.EMPTY) : read(LakeLayout.done(entry), LakeView.class);
  }

  /** What the lake is like as of the last entry that is in. */
  public LakeView latest() {
    long last = last();
    return finished(last)
        // Only the last entry can be unfinished.
        .or(() -> finished(last - 1))
        .orElseThrow(() ->
            new LakeException(
                LakeException.Problem.DAMAGED,
                "%s has no record that journal entry %d is finished; restore %s"
                    .formatted(storage.root(), last - 1, LakeLayout.done(last - 1))));
  }

  /** Writes the entry unless there is one of its number; says whether it was written. */
  boolean create(JournalEntry entry) {
    return createExclusive(LakeLayout.entry(entry.entry()), entry);
  }

  /** Records that an entry is in every table; returns what was recorded first. */
  LakeView finish(LakeView view) {
    boolean first = createExclusive(LakeLayout.done(view.entry()), view);
    if (!first) {
      return finished(view.entry()).orElseThrow();
    }
    try {
      storage.replace(LakeLayout.JOURNAL_HINT, Json.write(new Hint(view.entry())));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + LakeLayout.JOURNAL_HINT, e);
    }
    return view;
  }

  private boolean createExclusive(Key key, Object record) {
    try {
      storage.createExclusive(key, Json.write(record));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + key, e);
    }
  }

  private <T> Optional<T> read(Key key, Class<T> type) {
    try {
      return Optional.of(Json.read(storage.read(key), type, key.value()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + key, e);
    }
  }
}
