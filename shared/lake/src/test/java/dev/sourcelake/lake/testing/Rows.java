package dev.sourcelake.lake.testing;

import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** The rows of a query as text. */
public final class Rows {
  private Rows() {}

  /** Rows over the lake as of what was published last, their values joined by {@code |}. */
  public static List<String> of(Lake lake, String sql) {
    return of(lake, LakeCatalog.latest(lake), sql);
  }

  /** Rows over the tables of a catalog. */
  public static List<String> of(Lake lake, LakeCatalog catalog, String sql) {
    try (BufferAllocator memory = new RootAllocator();
        SessionContext context = SessionContext.open(lake.options())) {
      catalog.register(context, SessionContext.referencedTables(sql));
      try (DataFrame query = context.sql(sql);
          ArrowReader reader = query.executeStream(memory)) {
        List<String> rows = new ArrayList<>();
        while (reader.loadNextBatch()) {
          VectorSchemaRoot batch = reader.getVectorSchemaRoot();
          for (int i = 0; i < batch.getRowCount(); i++) {
            List<String> row = new ArrayList<>();
            for (FieldVector vector : batch.getFieldVectors()) {
              row.add(String.valueOf(vector.getObject(i)));
            }
            rows.add(String.join("|", row));
          }
        }
        return rows;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
