package dev.sourcelake.stages.write;

import dev.sourcelake.datafusion.ParquetSink;
import dev.sourcelake.datafusion.ParquetWriteOptions;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.lake.WritePolicies;
import dev.sourcelake.model.dataset.ArrowSchemas;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.Storage;
import org.apache.arrow.memory.BufferAllocator;

/** Writes one working file row by row, in batches. For one thread; no rows make no file. */
public final class RunWriter implements AutoCloseable {
  private static final int BATCH_SIZE = 8192;

  private final RowBatch batch;
  private final ParquetSink sink;
  private long rows;

  /** A writer of the file {@code key}, whose name ends in {@code -0.parquet}. */
  public RunWriter(
      SessionContext context, Storage lake, BufferAllocator allocator, Key key, Dataset columns) {
    batch = new RowBatch(columns, allocator);
    sink = context.openSink(ArrowSchemas.ofFile(columns), options(lake, key, columns).build());
  }

  /** How a working file is written: one file, whatever its size, under just this key. */
  public static ParquetWriteOptions.Builder options(Storage lake, Key key, Dataset columns) {
    String address = lake.address(key);
    int slash = address.lastIndexOf('/');
    String prefix = address.substring(slash + 1).replaceFirst("-0\\.parquet$", "");
    return WritePolicies.options(columns.policy(), address.substring(0, slash), prefix)
        .maxFileBytes(Long.MAX_VALUE);
  }

  /** The batch to begin the next row in. */
  public RowBatch rows() {
    if (batch.rows() >= BATCH_SIZE) {
      flush();
    }
    return batch;
  }

  /** Ends the file and says how many rows it has. */
  public long finish() {
    flush();
    sink.finish();
    return rows;
  }

  private void flush() {
    if (batch.rows() > 0) {
      rows += batch.rows();
      sink.write(batch.finish());
      batch.clear();
    }
  }

  @Override
  public void close() {
    sink.close();
    batch.close();
  }
}
