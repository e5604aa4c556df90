package dev.sourcelake.datafusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ParquetSinkTest extends NativeTest {
  @Override
  SessionOptions options() {
    return super.options().withMemoryLimitBytes(16 << 20);
  }

  private ParquetWriteOptions sorted(String prefix) {
    return write(prefix)
        .sortBy(List.of("path", "bstart"))
        .rowGroupRows(20_000)
        .statisticsColumns(List.of("path", "bstart"))
        .build();
  }

  private void push(ParquetSink sink, VectorSchemaRoot root, int file, int rows) {
    Facts.fill(root, file, rows);
    sink.write(root);
  }

  @Test
  void batchesOfAnySizeComeOutSorted() throws IOException {
    List<WrittenFile> files;
    try (ParquetSink sink = context.openSink(Facts.SCHEMA, sorted("part"));
        VectorSchemaRoot root = VectorSchemaRoot.create(Facts.SCHEMA, allocator)) {
      push(sink, root, 7, 3);
      push(sink, root, 2, 100_000);
      push(sink, root, 5, 0);
      push(sink, root, 1, 1);
      assertEquals(0, root.getRowCount());
      files = sink.finish();
    }
    assertEquals(100_004, files.getFirst().rows());
    assertEquals(
        new ColumnStatistics(Facts.path(1), Facts.path(7), 0),
        files.getFirst().statistics().get("path"));
    register("t", files, List.of());
    List<String> rows = rows("SELECT path, bstart FROM t");
    assertEquals(Facts.path(1) + "|1", rows.getFirst());
    for (int i = 0; i < 100_000; i++) {
      assertEquals(Facts.path(2) + "|" + (i + 1), rows.get(i + 1));
    }
    assertEquals(Facts.path(7) + "|3", rows.getLast());
  }

  @Test
  void nothingPushedMakesNoFile() throws IOException {
    try (ParquetSink sink = context.openSink(Facts.SCHEMA, sorted("part"));
        VectorSchemaRoot root = VectorSchemaRoot.create(Facts.SCHEMA, allocator)) {
      push(sink, root, 1, 0);
      assertEquals(List.of(), sink.finish());
    }
    assertEquals(List.of(), filesBelow(folder.resolve("out")));
  }

  @Test
  void sinksThatHoldLittleLeaveTheirShareToASort() {
    String sort = "SELECT value, 'text ' || value AS t FROM generate_series(1, 200000) ORDER BY t";
    SessionOptions options = options().withMemoryLimitBytes(256 << 20);
    List<ParquetSink> sinks = new ArrayList<>();
    try (SessionContext large = SessionContext.open(options)) {
      for (int i = 0; i < 15; i++) {
        sinks.add(large.openSink(Facts.SCHEMA, sorted("part" + i)));
      }
      try (DataFrame frame = large.sql(sort)) {
        String plan = frame.explainAnalyze();
        assertTrue(plan.contains("spill_count=0"), plan);
        assertFalse(plan.matches("(?s).*spill_count=[1-9].*"), plan);
      }
      sinks.forEach(ParquetSink::close);
    }
  }

  @Test
  void aSortSucceedsBesideSinksThatTakeTheirShares() throws IOException {
    List<ParquetSink> sinks = new ArrayList<>();
    try (SessionContext large = SessionContext.open(options().withMemoryLimitBytes(128 << 20));
        VectorSchemaRoot root = VectorSchemaRoot.create(Facts.SCHEMA, allocator)) {
      for (int i = 0; i < 15; i++) {
        sinks.add(large.openSink(Facts.SCHEMA, sorted("part" + i)));
        push(sinks.getLast(), root, i, 150_000);
      }
      assertEquals(
          List.of("600000"),
          Facts.rows(
              large,
              allocator,
              """
              SELECT count(*) FROM (SELECT value, row_number() OVER (ORDER BY 'text ' || value) \
              FROM generate_series(1, 600000))\
              """));
      sinks.forEach(ParquetSink::finish);
      sinks.forEach(ParquetSink::close);
    }
  }

  @Test
  void manySinksTakeTurnsInLittleMemory() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Integer>> done = new ArrayList<>();
      for (int thread = 0; thread < 2; thread++) {
        int name = thread;
        done.add(threads.submit(() -> pushInTurns("thread" + name)));
      }
      for (Future<Integer> future : done) {
        assertEquals(12, future.get());
      }
    }
  }

  private int pushInTurns(String name) {
    List<ParquetSink> sinks = new ArrayList<>();
    try (VectorSchemaRoot root = VectorSchemaRoot.create(Facts.SCHEMA, allocator)) {
      for (int i = 0; i < 12; i++) {
        sinks.add(context.openSink(Facts.SCHEMA, sorted(name + "-" + i)));
      }
      for (int file = 0; file < 150; file++) {
        for (int i = 0; i < sinks.size(); i++) {
          // The first sink gets most of the rows, as one dataset always does.
          push(sinks.get(i), root, (file * 37) % 150, i == 0 ? 5000 : 500);
        }
      }
      int files = 0;
      for (int i = 0; i < sinks.size(); i++) {
        List<WrittenFile> written = sinks.get(i).finish();
        assertEquals(150L * (i == 0 ? 5000 : 500), written.getFirst().rows());
        files += written.size();
      }
      return files;
    } finally {
      sinks.forEach(ParquetSink::close);
    }
  }

  @Test
  void wideRowsInLittleMemoryAreSorted() throws IOException {
    List<WrittenFile> files;
    try (ParquetSink sink = context.openSink(Facts.SCHEMA, sorted("part"));
        VectorSchemaRoot root = VectorSchemaRoot.create(Facts.SCHEMA, allocator)) {
      byte[] text = "x".repeat(100_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      for (int file = 300; file > 0; file--) {
        Facts.fill(root, file, 1);
        ((org.apache.arrow.vector.VarCharVector) root.getVector(1)).setSafe(0, text);
        root.setRowCount(1);
        sink.write(root);
      }
      files = sink.finish();
    }
    register("t", files, List.of());
    assertEquals(List.of("300|30000000"), rows("SELECT count(*), sum(length(name)) FROM t"));
  }

  @Test
  void closingWithoutFinishLeavesNothing() throws IOException {
    var options = write("part").rowGroupRows(1000).maxFileBytes(1000).build();
    try (ParquetSink sink = context.openSink(Facts.SCHEMA, options);
        VectorSchemaRoot root = VectorSchemaRoot.create(Facts.SCHEMA, allocator)) {
      for (int file = 0; !Files.exists(Path.of(out(), "part-1.parquet")); file++) {
        push(sink, root, file, 1000);
      }
    }
    assertEquals(List.of(), filesBelow(folder.resolve("out")));
  }

  @Test
  void closingTheContextEndsItsSinks() throws IOException {
    try (ParquetSink sink = context.openSink(Facts.SCHEMA, sorted("part"));
        VectorSchemaRoot root = VectorSchemaRoot.create(Facts.SCHEMA, allocator)) {
      push(sink, root, 1, 1000);
      context.close();
      assertThrows(CancelledException.class, sink::finish);
      assertThrows(DataFusionException.class, sink::finish);
    }
    assertEquals(List.of(), filesBelow(folder.resolve("out")));
  }

  @Test
  void aFailureComesOutOfTheNextCall() throws IOException {
    Files.createDirectories(Path.of(out()));
    Files.writeString(Path.of(out(), "part-0.parquet"), "mine");
    var options = write("part").rowGroupRows(1000).maxFileBytes(1000).build();
    try (ParquetSink sink = context.openSink(Facts.SCHEMA, options);
        VectorSchemaRoot root = VectorSchemaRoot.create(Facts.SCHEMA, allocator)) {
      var failure =
          assertThrows(
              DataFusionException.class,
              () -> {
                for (int file = 0; file < 1000; file++) {
                  push(sink, root, file, 1000);
                }
                sink.finish();
              });
      assertTrue(failure.getMessage().contains("exists already"), failure.getMessage());
      assertThrows(DataFusionException.class, () -> push(sink, root, 1, 1));
    }
    assertEquals(List.of("part-0.parquet"), filesBelow(folder.resolve("out")));
  }

  @Test
  void optionsThatDoNotFitTheSchemaAreRefusedAtOnce() {
    var options = write("part").sortBy(List.of("nowhere")).build();
    Callable<ParquetSink> open = () -> context.openSink(Facts.SCHEMA, options);
    var failure = assertThrows(SqlException.class, open::call);
    assertTrue(failure.getMessage().contains("path, name, bstart"), failure.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> context.openSink(new Schema(List.of()), write("part").build()));
  }

  @Test
  void aBatchOfOtherColumnsIsRefused() {
    var one = new Schema(List.of(Facts.SCHEMA.getFields().getFirst()));
    try (ParquetSink sink = context.openSink(Facts.SCHEMA, sorted("part"));
        VectorSchemaRoot root = VectorSchemaRoot.create(one, allocator)) {
      assertThrows(IllegalArgumentException.class, () -> sink.write(root));
    }
  }
}
