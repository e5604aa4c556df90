package dev.sourcelake.stages.testing;

import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeCatalog;
import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** The rows of a query as text, one after the other. */
final class RowCursor implements AutoCloseable {
  private final SessionContext context;
  private final BufferAllocator allocator;
  private final DataFrame frame;
  private final ArrowReader reader;
  private int row;
  private int rows;

  RowCursor(Lake lake, LakeCatalog catalog, String sql) {
    context = SessionContext.open(lake.options());
    catalog.register(context, SessionContext.referencedTables(sql));
    allocator = new RootAllocator();
    frame = context.sql(sql);
    reader = frame.executeStream(allocator);
  }

  /** The next row, its columns in order; null after the last one. */
  String next() throws IOException {
    VectorSchemaRoot batch = reader.getVectorSchemaRoot();
    while (row == rows) {
      if (!reader.loadNextBatch()) {
        return null;
      }
      row = 0;
      rows = batch.getRowCount();
    }
    StringBuilder text = new StringBuilder();
    for (FieldVector vector : batch.getFieldVectors()) {
      text.append(text.isEmpty() ? "" : " | ").append(vector.getObject(row));
    }
    row++;
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    reader.close();
    frame.close();
    allocator.close();
    context.close();
  }
}
