package dev.sourcelake.datafusion.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.c.ArrowArray;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/** A running query as an Arrow reader. */
public final class StreamReader extends ArrowReader {
  private static final long RELEASED = 0;

  private final long stream;
  private final Schema schema;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Takes over the handle of a stream. */
  public StreamReader(BufferAllocator allocator, long stream, Schema schema) {
    super(allocator);
    this.stream = stream;
    this.schema = schema;
  }

  @Override
  public boolean loadNextBatch() throws java.io.IOException {
    prepareLoadNextBatch();
    try (ArrowArray array = ArrowArray.allocateNew(allocator)) {
      Native.next(stream, array.memoryAddress());
      if (array.snapshot().release == RELEASED) {
        return false;
      }
      Data.importIntoVectorSchemaRoot(allocator, array, getVectorSchemaRoot(), this);
      return true;
    }
  }

  /** Not counted: rows come from memory. */
  @Override
  public long bytesRead() {
    return 0;
  }

  @Override
  protected void closeReadSource() {
    if (closed.compareAndSet(false, true)) {
      Native.close(stream);
    }
  }

  @Override
  protected Schema readSchema() {
    return schema;
  }
}
