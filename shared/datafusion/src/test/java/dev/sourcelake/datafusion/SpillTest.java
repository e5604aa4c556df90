package dev.sourcelake.datafusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.Test;

/** Sorts of more rows than fit in memory. */
class SpillTest extends NativeTest {
  private static final int FILES = 1000;
  private static final int ROWS = 1000;

  @Override
  SessionOptions options() {
    return super.options().withMemoryLimitBytes(16 << 20);
  }

  @Test
  void aSortLargerThanMemorySpillsAndSucceeds() throws IOException {
    context.registerStream("facts", new Facts.Reader(allocator, FILES, ROWS));
    try (DataFrame frame = context.sql("SELECT * FROM facts ORDER BY path, bstart");
        ArrowReader reader = frame.executeStream(allocator)) {
      long row = 0;
      while (reader.loadNextBatch()) {
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        for (int i = 0; i < root.getRowCount(); i++, row++) {
          assertEquals(Facts.path((int) (row / ROWS)), root.getVector(0).getObject(i).toString());
          assertEquals(row % ROWS + 1, root.getVector(2).getObject(i));
        }
      }
      assertEquals((long) FILES * ROWS, row);
    }
  }

  @Test
  void theSortHasSpilled() {
    context.registerStream("facts", new Facts.Reader(allocator, FILES, ROWS));
    try (DataFrame frame = context.sql("SELECT * FROM facts ORDER BY path, bstart")) {
      String plan = frame.explainAnalyze();
      assertTrue(plan.matches("(?s).*spill_count=[1-9].*"), plan);
    }
  }

  @Test
  void aSortedWriteLargerThanMemorySucceeds() throws IOException {
    context.registerStream("facts", new Facts.Reader(allocator, FILES, ROWS));
    List<WrittenFile> files =
        written(
            "SELECT * FROM facts",
            write("part")
                .sortBy(List.of("path", "bstart"))
                .statisticsColumns(List.of("path"))
                .build());
    assertEquals(
        new ColumnStatistics(Facts.path(0), Facts.path(FILES - 1), 0),
        files.getFirst().statistics().get("path"));
  }

  @Test
  void whatCannotSpillSaysThatMemoryIsShort() {
    var failure =
        assertThrows(
            ResourcesExhaustedException.class,
            () ->
                rows(
                    """
                    SELECT array_agg(value || repeat('x', 100)) FROM generate_series(1, 2000000)\
                    """));
    assertTrue(failure.getMessage().contains("memory limit"), failure.getMessage());
  }
}
