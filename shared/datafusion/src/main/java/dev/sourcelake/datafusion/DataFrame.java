package dev.sourcelake.datafusion;

import dev.sourcelake.datafusion.internal.Arrow;
import dev.sourcelake.datafusion.internal.Json;
import dev.sourcelake.datafusion.internal.Native;
import dev.sourcelake.datafusion.internal.StreamReader;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A planned query, which may be run more than once (but for one-shot streams). Safe for use by
 * several threads.
 */
public final class DataFrame implements AutoCloseable {
  private final long handle;

  DataFrame(long handle) {
    this.handle = handle;
  }

  /**
   * The columns of the result. Text is {@code Utf8} and bytes are {@code Binary}, whatever form
   * they had in the query.
   */
  public Schema schema() {
    return Arrow.schemaOf(handle);
  }

  /**
   * Runs the query. The reader pulls batch by batch, one ahead, and belongs to the caller; closing
   * it early cancels the query. Failures come out of {@link ArrowReader#loadNextBatch()} as {@link
   * DataFusionException}.
   *
   * @param allocator accounts for the batches while the reader holds them
   */
  public ArrowReader executeStream(BufferAllocator allocator) {
    Schema schema = schema();
    return new StreamReader(allocator, Native.execute(handle), schema);
  }

  /**
   * Runs the query and writes its rows, sorted as the options say. No rows, no file; a failed or
   * cancelled write leaves none.
   *
   * @return the files in the order of their rows
   * @throws DataFusionException if a file of that name exists already, among others. On S3, where
   *     replies get lost and requests are repeated, a small file of the very same bytes passes for
   *     one's own
   */
  public List<WrittenFile> writeParquet(ParquetWriteOptions options) {
    return Json.writtenFiles(Native.write(handle, Json.of(options)));
  }

  /** The plan as indented text. */
  public String explain() {
    return Native.explain(handle, false);
  }

  /**
   * Runs the query without keeping its rows and returns the plan with what each step counted, such
   * as files and row groups read.
   */
  public String explainAnalyze() {
    return Native.explain(handle, true);
  }

  /**
   * Ends what runs of this query, from any thread, with a {@link CancelledException}; later runs
   * end so at once. Interrupting a thread that waits for rows has no effect.
   */
  public void cancel() {
    Native.cancel(handle);
  }

  /** Frees the plan; a running stream goes on. Closing twice is harmless. */
  @Override
  public void close() {
    Native.close(handle);
  }
}
