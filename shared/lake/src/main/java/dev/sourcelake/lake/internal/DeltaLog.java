package dev.sourcelake.lake.internal;

import dev.sourcelake.lake.Changes;
import dev.sourcelake.lake.DataFile;
import dev.sourcelake.lake.LakeException;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.storage.Storage;
import io.delta.kernel.Operation;
import io.delta.kernel.ScanBuilder;
import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.commit.CommitFailedException;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.CheckpointAlreadyExistsException;
import io.delta.kernel.exceptions.ConcurrentTransactionException;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.exceptions.MaxCommitRetryLimitReachedException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The logs of the lake's Delta tables. A journal entry goes into a table as one commit that carries
 * the entry's number as its transaction, so that it goes in once whoever tries.
 */
public final class DeltaLog {
  private static final String APPLICATION = "sourcelake";

  private final Engine engine;
  private final TableCreation creation;
  private final InstantSource clock;

  /** The logs in a storage. */
  public DeltaLog(Storage storage, Engine engine, InstantSource clock) {
    this.engine = engine;
    this.creation = new TableCreation(storage, clock);
    this.clock = clock;
  }

  /** The table's latest version; empty where it does not exist. */
  public Optional<Snapshot> latest(Dataset dataset) {
    try {
      return Optional.of(TableManager.loadSnapshot(path(dataset)).build(engine));
    } catch (TableNotFoundException e) {
      return Optional.empty();
    }
  }

  /** The table at a version; {@link LakeException} where the log no longer holds it. */
  public Snapshot at(Dataset dataset, long version) {
    try {
      return TableManager.loadSnapshot(path(dataset)).atVersion(version).build(engine);
    } catch (KernelException e) {
      throw new LakeException(
          LakeException.Problem.UNKNOWN,
          "Version %d of table '%s' cannot be read: %s. Logs are kept for 7 days; ask for a later version."
              .formatted(version, dataset, e.getMessage()),
          e);
    }
  }

  private static String path(Dataset dataset) {
    return StorageFileIO.path(LakeLayout.table(dataset));
  }

  /** The active files, of one repository or of all; the caller closes the stream. */
  public Stream<DataFile> files(Snapshot snapshot, Dataset dataset, Optional<String> repo) {
    ScanBuilder scan = snapshot.getScanBuilder();
    if (repo.isPresent()) {
      scan = scan.withFilter(new Predicate("=", new Column("repo"), Literal.ofString(repo.get())));
    }
    CloseableIterator<FilteredColumnarBatch> batches = scan.build().getScanFiles(engine, true);
    CloseableIterator<Row> rows = batches.flatMap(FilteredColumnarBatch::getRows);
    Iterator<Row> iterator = rows;
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false)
        .map(
            row -> FileActions.read(row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL), dataset))
        .onClose(() -> {
          try {
            rows.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * Puts a journal entry's changes into a table, which is made or grown as the dataset declares it.
   *
   * @return the version that holds the entry, made now or found
   */
  public long commit(Dataset dataset, long entry, Changes changes) {
    while (true) {
      Optional<Snapshot> latest = latest(dataset);
      if (latest.isEmpty()) {
        creation.create(dataset);
        continue;
      }
      Snapshot snapshot = latest.get();
      try {
        // This looks for the transaction first, so that a late helper leaves the table alone.
        Transaction transaction =
            snapshot
                .buildUpdateTableTransaction("Sourcelake", Operation.WRITE)
                .withTransactionId(APPLICATION, entry)
                .withMaxRetries(0)
                .build(engine);
        if (creation.grow(dataset, snapshot)) {
          continue;
        }
        List<Row> actions = FileActions.of(changes, dataset, clock.millis());
        TransactionCommitResult result =
            transaction.commit(
                engine, CloseableIterable.inMemoryIterable(iterate(actions.iterator())));
        runHooks(dataset, result);
        return result.getVersion();
      } catch (ConcurrentTransactionException e) {
        return snapshot.getVersion();
      } catch (MaxCommitRetryLimitReachedException e) {
        if (!(e.getCause() instanceof CommitFailedException failure) || !failure.isConflict()) {
          throw new UncheckedIOException(
              "Cannot write to the log of table '%s'".formatted(dataset), new IOException(e));
        }
        // Another publisher was here first: look again at what it did.
      }
    }
  }

  private static <T> CloseableIterator<T> iterate(Iterator<T> items) {
    return new CloseableIterator<>() {
      @Override
      public boolean hasNext() {
        return items.hasNext();
      }

      @Override
      public T next() {
        return items.next();
      }

      @Override
      public void close() {}
    };
  }

  /**
   * Without its checksum the next commit replays the log, without checkpoints every reader does.
   */
  private void runHooks(Dataset dataset, TransactionCommitResult result) {
    for (PostCommitHook hook : result.getPostCommitHooks()) {
      try {
        hook.threadSafeInvoke(engine);
      } catch (CheckpointAlreadyExistsException e) {
        // Another reader of this version made it.
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Version %d of table '%s' is committed, but %s failed"
                .formatted(result.getVersion(), dataset, hook.getType()),
            e);
      }
    }
  }
}
