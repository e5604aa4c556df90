package dev.sourcelake.datafusion;

import dev.sourcelake.datafusion.internal.Arrow;
import dev.sourcelake.datafusion.internal.Json;
import dev.sourcelake.datafusion.internal.Native;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The push side of a Parquet write: takes batches, sorts them, writes files. For one thread at a
 * time.
 */
public final class ParquetSink implements AutoCloseable {
  private final long handle;
  private final Schema schema;

  private ParquetSink(long handle, Schema schema) {
    this.handle = handle;
    this.schema = schema;
  }

  static ParquetSink open(long session, Schema schema, ParquetWriteOptions options) {
    if (schema.getFields().isEmpty()) {
      throw new IllegalArgumentException("A sink needs columns, but the schema has none");
    }
    String json = Json.of(options);
    long[] sink = new long[1];
    Arrow.withSchema(schema, struct -> sink[0] = Native.openSink(session, struct, json));
    return new ParquetSink(sink[0], schema);
  }

  /**
   * Hands a batch over and waits while the sink is busy with earlier ones. The vectors' memory
   * moves to the sink without being copied: the root is empty afterwards and may be filled anew.
   *
   * @throws DataFusionException if writing has failed; the sink is of no more use then
   */
  public void write(VectorSchemaRoot batch) {
    if (batch.getFieldVectors().size() != schema.getFields().size()) {
      throw new IllegalArgumentException(
          "The batch has the columns %s, but the sink was opened for %s"
              .formatted(batch.getSchema(), schema));
    }
    Arrow.write(handle, batch);
  }

  /**
   * Ends the input and waits for the files to be in place.
   *
   * @return the files in the order of their rows; none where there were no rows
   */
  public List<WrittenFile> finish() {
    return Json.writtenFiles(Native.sinkFinish(handle));
  }

  /** Without a finish before, cancels and removes what was written; closing twice is harmless. */
  @Override
  public void close() {
    Native.close(handle);
  }
}
