package dev.sourcelake.datafusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.datafusion.internal.Native;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.Test;

class SqlTest extends NativeTest {
  @Test
  void valuesComeBackWithTheirTypes() throws IOException {
    try (DataFrame frame =
        context.sql(
            """
            SELECT 1 AS i, 'text' AS t, 1.5::double AS d, true AS b, NULL AS n,
              [1, 2] AS l, arrow_cast('view', 'Utf8View') AS v, arrow_cast('dict', 'Dictionary(Int32, Utf8)') AS c\
            """)) {
      var types = frame.schema().getFields().stream().map(f -> f.getType()).toList();
      assertEquals(new ArrowType.Int(64, true), types.get(0));
      assertEquals(ArrowType.Utf8.INSTANCE, types.get(1));
      assertEquals(ArrowType.Utf8.INSTANCE, types.get(6));
      assertEquals(ArrowType.Utf8.INSTANCE, types.get(7));
      assertEquals(List.of("1|text|1.5|true|null|[1,2]|view|dict"), Facts.rows(frame, allocator));
    }
  }

  @Test
  void aFrameRunsMoreThanOnce() throws IOException {
    try (DataFrame frame = context.sql("SELECT sum(value) FROM generate_series(1, 10)")) {
      assertEquals(List.of("55"), Facts.rows(frame, allocator));
      assertEquals(List.of("55"), Facts.rows(frame, allocator));
    }
  }

  @Test
  void anEmptyResultHasItsSchema() throws IOException {
    try (DataFrame frame = context.sql("SELECT value FROM generate_series(1, 3) WHERE value > 5");
        ArrowReader reader = frame.executeStream(allocator)) {
      assertEquals("value", reader.getVectorSchemaRoot().getSchema().getFields().get(0).getName());
      assertFalse(reader.loadNextBatch());
    }
  }

  @Test
  void wrongTextIsASqlException() {
    assertThrows(SqlException.class, () -> context.sql("SELEC 1"));
    var missing = assertThrows(SqlException.class, () -> context.sql("SELECT * FROM nowhere"));
    assertTrue(missing.getMessage().contains("nowhere"), missing.getMessage());
    var column =
        assertThrows(SqlException.class, () -> context.sql("SELECT x FROM (SELECT 1 AS a)"));
    assertTrue(column.getMessage().contains("x"), column.getMessage());
  }

  @Test
  void statementsThatChangeSomethingAreRefused() {
    for (String sql :
        List.of(
            "CREATE TABLE t AS SELECT 1",
            "COPY (SELECT 1) TO '/tmp/never.parquet'",
            "SET datafusion.execution.batch_size = 1",
            "CREATE EXTERNAL TABLE t STORED AS PARQUET LOCATION '/tmp'")) {
      assertThrows(SqlException.class, () -> context.sql(sql), sql);
    }
  }

  @Test
  void aRuntimeErrorComesOutOfTheReader() throws IOException {
    try (DataFrame frame = context.sql("SELECT 1 / (value - 2) FROM generate_series(1, 3)");
        ArrowReader reader = frame.executeStream(allocator)) {
      var failure = assertThrows(DataFusionException.class, reader::loadNextBatch);
      assertTrue(failure.getMessage().contains("Divide by zero"), failure.getMessage());
    }
  }

  @Test
  void referencedTablesLeaveOutWhatTheStatementDefines() {
    assertEquals(
        Set.of("calls", "Files"),
        SessionContext.referencedTables(
            """
            WITH recent AS (SELECT * FROM calls)
            SELECT * FROM recent JOIN "Files" USING (path) WHERE name IN (SELECT name FROM CALLS)\
            """));
    assertEquals(Set.of(), SessionContext.referencedTables("SELECT 1"));
    assertThrows(SqlException.class, () -> SessionContext.referencedTables("SELEC 1"));
  }

  @Test
  void viewsAndTablesGoByNameUntilDeregistered() throws IOException {
    context.registerView("small", "SELECT value FROM generate_series(1, 3)");
    context.registerView("smaller", "SELECT value FROM small WHERE value < 3");
    assertEquals(List.of("2"), rows("SELECT count(*) FROM smaller"));
    context.registerView("small", "SELECT 7 AS value");
    assertEquals(List.of("7"), rows("SELECT * FROM small"));
    assertTrue(context.deregister("small"));
    assertFalse(context.deregister("small"));
    assertThrows(SqlException.class, () -> context.sql("SELECT * FROM small"));
  }

  @Test
  void explainShowsThePlanAndWhatItCounted() {
    try (DataFrame frame =
        context.sql("SELECT value FROM generate_series(1, 100) WHERE value > 90")) {
      assertTrue(frame.explain().contains("FilterExec"), frame.explain());
      assertTrue(frame.explainAnalyze().contains("output_rows=10"), frame.explainAnalyze());
    }
  }

  @Test
  void closingTheReaderEarlyEndsTheQuery() throws IOException {
    try (DataFrame frame = context.sql("SELECT value FROM generate_series(1, 100000000000)");
        ArrowReader reader = frame.executeStream(allocator)) {
      assertTrue(reader.loadNextBatch());
    }
  }

  @Test
  void anotherThreadCancelsAQuery() throws Exception {
    try (DataFrame frame =
            context.sql(
                "SELECT count(*) FROM generate_series(1, 1000000000000) WHERE value % 7 = 8");
        ArrowReader reader = frame.executeStream(allocator)) {
      Thread.ofPlatform()
          .start(() -> {
            try {
              Thread.sleep(100);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            frame.cancel();
          });
      assertThrows(CancelledException.class, reader::loadNextBatch);
      assertThrows(CancelledException.class, () -> frame.executeStream(allocator));
    }
  }

  @Test
  void closingTheContextCancelsItsQueries() throws IOException {
    try (DataFrame frame = context.sql("SELECT value FROM generate_series(1, 100000000000)");
        ArrowReader reader = frame.executeStream(allocator)) {
      assertTrue(reader.loadNextBatch());
      context.close();
      assertThrows(
          CancelledException.class,
          () -> {
            while (reader.loadNextBatch()) {}
          });
    }
    assertThrows(DataFusionException.class, () -> context.sql("SELECT 1"));
  }

  @Test
  void liveHandlesCountWhatIsOpen() throws IOException {
    long context = SessionContext.liveHandles();
    try (DataFrame frame = this.context.sql("SELECT 1")) {
      assertEquals(context + 1, SessionContext.liveHandles());
      try (ArrowReader reader = frame.executeStream(allocator)) {
        assertTrue(reader.loadNextBatch());
        assertEquals(context + 2, SessionContext.liveHandles());
      }
    }
    assertEquals(context, SessionContext.liveHandles());
  }

  @Test
  void aPanicIsAnException() {
    for (boolean inTask : List.of(false, true)) {
      var failure = assertThrows(DataFusionException.class, () -> Native.panic(inTask));
      assertTrue(failure.getMessage().contains("on purpose"), failure.getMessage());
    }
  }
}
