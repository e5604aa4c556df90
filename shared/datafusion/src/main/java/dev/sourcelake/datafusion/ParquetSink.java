package dev.sourcelake.datafusion;

import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * The push side of a Parquet write: takes batches, sorts them, writes files. For one thread at a
 * time.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class ParquetSink implements AutoCloseable {
  private ParquetSink() {}

  /**
   * Hands a batch over and waits while the sink is busy with earlier ones. The vectors' memory
   * moves to the sink without being copied: the root is empty afterwards and may be filled anew.
   *
   * @throws DataFusionException if writing has failed; the sink is of no more use then
   */
  public void write(VectorSchemaRoot batch) {
    throw new UnsupportedOperationException();
  }

  /**
   * Ends the input and waits for the files to be in place.
   *
   * @return the files in the order of their rows; none where there were no rows
   */
  public List<WrittenFile> finish() {
    throw new UnsupportedOperationException();
  }

  /** Without a finish before, cancels and removes what was written; closing twice is harmless. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
