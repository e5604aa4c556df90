package dev.sourcelake.datafusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParquetWriteTest extends NativeTest {
  private static final String ALL = "SELECT * FROM facts";

  private void facts(int files, int rows) {
    context.registerStream("facts", new Facts.Reader(allocator, files, rows));
  }

  @Test
  void rowsAreSortedAndTheFooterSaysSo() throws IOException {
    facts(20, 100);
    var options =
        write("part")
            .sortBy(List.of("path", "bstart"))
            .rowGroupRows(500)
            .metadata("policy", "abc123")
            .bloomFilters(List.of(new BloomFilter("name", 500)))
            .statisticsColumns(List.of("path", "bstart"))
            .build();
    List<WrittenFile> files = written(ALL, options);

    assertEquals(1, files.size());
    WrittenFile file = files.getFirst();
    assertEquals(out() + "/part-0.parquet", file.location());
    assertEquals(2000, file.rows());
    assertEquals(Files.size(Path.of(file.location())), file.sizeBytes());
    assertEquals(
        Map.of(
            "path", new ColumnStatistics(Facts.path(0), Facts.path(19), 0),
            "bstart", new ColumnStatistics(1L, 100L, 0)),
        file.statistics());

    Footer footer = Footer.read(file.location());
    assertEquals(Map.of("policy", "abc123"), footer.keyValues());
    assertEquals(List.of(500L, 500L, 500L, 500L), footer.rowGroupRows());
    assertEquals(
        List.of(List.of(0L, false, true), List.of(2L, false, true)), footer.sortingColumns());
    assertTrue(footer.column(1).containsKey(14), "a Bloom filter for name");
    assertFalse(footer.column(0).containsKey(14), "none for path");
    assertFalse(footer.column(1).containsKey(12), "no statistics for name");
    assertArrayEquals(
        Facts.path(4).getBytes(java.nio.charset.StandardCharsets.UTF_8),
        (byte[]) Footer.asStruct(footer.column(0).get(12)).get(5));

    register("written", files, List.of("path", "bstart"));
    List<String> rows = rows("SELECT path, bstart FROM written");
    List<String> sorted = rows("SELECT path, bstart FROM written ORDER BY path || '', bstart + 0");
    assertEquals(sorted, rows);
  }

  @Test
  void aFullFileIsFollowedByAnother() throws IOException {
    facts(200, 1000);
    var options =
        write("part")
            .sortBy(List.of("path", "bstart"))
            .rowGroupRows(10_000)
            .maxFileBytes(200_000)
            .statisticsColumns(List.of("path"))
            .build();
    List<WrittenFile> files = written(ALL, options);

    assertTrue(files.size() > 2, files.toString());
    assertEquals(200_000, files.stream().mapToLong(WrittenFile::rows).sum());
    for (int i = 0; i < files.size(); i++) {
      assertEquals(out() + "/part-" + i + ".parquet", files.get(i).location());
      if (i > 0) {
        String before = (String) files.get(i - 1).statistics().get("path").max();
        String after = (String) files.get(i).statistics().get("path").min();
        assertTrue(before.compareTo(after) <= 0, before + " before " + after);
      }
    }
    assertEquals(files.size(), filesBelow(folder.resolve("out")).size());
    register("written", files, List.of("path", "bstart"));
    assertEquals(
        List.of("200000|200|180000"),
        rows("SELECT count(*), count(DISTINCT path), count(name) FROM written"));
  }

  @Test
  void noRowsMakeNoFile() throws IOException {
    assertEquals(List.of(), written("SELECT 1 AS a WHERE false", write("part").build()));
    assertEquals(List.of(), filesBelow(folder.resolve("out")));
  }

  @Test
  void anExistingFileIsRefusedAndStays() throws IOException {
    Files.createDirectories(Path.of(out()));
    Files.writeString(Path.of(out(), "part-0.parquet"), "mine");
    var failure =
        assertThrows(
            DataFusionException.class, () -> written("SELECT 1 AS a", write("part").build()));
    assertTrue(
        failure.getMessage().contains("part-0.parquet exists already"), failure.getMessage());
    assertEquals("mine", Files.readString(Path.of(out(), "part-0.parquet")));
  }

  @Test
  void whatWasWrittenBeforeAnExistingFileIsRemoved() throws IOException {
    Files.createDirectories(Path.of(out()));
    Files.writeString(Path.of(out(), "part-2.parquet"), "mine");
    facts(200, 1000);
    var options = write("part").rowGroupRows(10_000).maxFileBytes(100_000).build();
    assertThrows(DataFusionException.class, () -> written(ALL, options));
    assertEquals(List.of("part-2.parquet"), filesBelow(folder.resolve("out")));
  }

  @Test
  void aFileOfManyMegabytesAppearsAtOnceOrNotAtAll() throws IOException {
    String sql = "SELECT random() AS r FROM generate_series(1, 2000000)";
    List<WrittenFile> files = written(sql, write("large").build());
    assertEquals(List.of("large-0.parquet"), filesBelow(folder.resolve("out")));
    assertTrue(files.getFirst().sizeBytes() > 10 << 20, files.toString());
    assertThrows(DataFusionException.class, () -> written(sql, write("large").build()));
    assertEquals(List.of("large-0.parquet"), filesBelow(folder.resolve("out")));
    context.registerParquet(
        "large",
        new org.apache.arrow.vector.types.pojo.Schema(
            List.of(
                org.apache.arrow.vector.types.pojo.Field.nullable(
                    "r",
                    new org.apache.arrow.vector.types.pojo.ArrowType.FloatingPoint(
                        org.apache.arrow.vector.types.FloatingPointPrecision.DOUBLE)))),
        ParquetTable.of(List.of(ParquetFile.of(files.getFirst(), Map.of()))));
    assertEquals(
        List.of("2000000|2000000"), rows("SELECT count(*), count(r) FROM large WHERE r >= 0"));
  }

  @Test
  void aFailedWriteLeavesNothing() throws IOException {
    String failing =
        "SELECT value, random() AS r, 1 / (value - 900000) AS x FROM generate_series(1, 1000000)";
    var options = write("part").rowGroupRows(10_000).maxFileBytes(1_000_000).build();
    var failure = assertThrows(DataFusionException.class, () -> written(failing, options));
    assertTrue(failure.getMessage().contains("Divide by zero"), failure.getMessage());
    assertEquals(List.of(), filesBelow(folder.resolve("out")));
  }

  @Test
  void aCancelledWriteLeavesNothing() throws Exception {
    try (DataFrame frame =
        context.sql("SELECT value, random() AS r FROM generate_series(1, 100000000000)")) {
      var options = write("part").rowGroupRows(100_000).maxFileBytes(1_000_000).build();
      Thread.ofPlatform()
          .start(() -> {
            while (!Files.exists(Path.of(out(), "part-2.parquet"))) {
              Thread.onSpinWait();
            }
            frame.cancel();
          });
      assertThrows(CancelledException.class, () -> frame.writeParquet(options));
    }
    assertEquals(List.of(), filesBelow(folder.resolve("out")));
  }

  @Test
  void unknownAndNestedColumnsAreNamed() {
    var sort = write("part").sortBy(List.of("nowhere")).build();
    var unknown = assertThrows(SqlException.class, () -> written("SELECT 1 AS a", sort));
    assertTrue(unknown.getMessage().contains("nowhere"), unknown.getMessage());
    var statistics = write("part").statisticsColumns(List.of("l")).build();
    var nested = assertThrows(SqlException.class, () -> written("SELECT [1] AS l", statistics));
    assertTrue(nested.getMessage().contains("no plain values"), nested.getMessage());
  }

  @Test
  void boundsOfEveryTypeAreReported() {
    var options =
        write("part")
            .statisticsColumns(List.of("i", "d", "b", "t", "date", "s", "n", "long"))
            .build();
    String sql =
        """
        SELECT column1 AS i, column2 AS d, column3 AS b, arrow_cast(column4, 'Timestamp(Microsecond, Some("UTC"))') AS t,
          arrow_cast(column5, 'Date32') AS date, column6 AS s, CAST(NULL AS INT) AS n, repeat(column6, 50) AS long
        FROM (VALUES
          (1, 1.5::double, true, '1970-01-01T00:00:01Z', '1970-01-03', 'zz'),
          (3, -2.5::double, false, '1970-01-01T00:00:00.000001Z', '1970-01-02', 'é'),
          (NULL, NULL, NULL, NULL, NULL, NULL))\
        """;
    Map<String, ColumnStatistics> statistics = written(sql, options).getFirst().statistics();
    assertEquals(new ColumnStatistics(1L, 3L, 1), statistics.get("i"));
    assertEquals(new ColumnStatistics(-2.5, 1.5, 1), statistics.get("d"));
    assertEquals(new ColumnStatistics(false, true, 1), statistics.get("b"));
    assertEquals(new ColumnStatistics(1L, 1_000_000L, 1), statistics.get("t"));
    assertEquals(new ColumnStatistics(1L, 2L, 1), statistics.get("date"));
    assertEquals(new ColumnStatistics("zz", "é", 1), statistics.get("s"));
    assertNull(statistics.get("n").min());
    assertEquals(3, statistics.get("n").nullCount());
    String max = (String) statistics.get("long").max();
    assertTrue(max.length() < 50 && max.compareTo("é".repeat(50)) > 0, max);
    assertEquals("z".repeat(64), statistics.get("long").min());
  }

  @Test
  void placesWithOddNamesWork() throws IOException {
    String directory = folder.resolve("out/a b/50%25 #é").toString();
    var options = ParquetWriteOptions.builder(directory, "p q").build();
    List<WrittenFile> files = written("SELECT 'x' AS path, 'y' AS name, 1 AS bstart", options);
    assertEquals(directory + "/p q-0.parquet", files.getFirst().location());
    assertTrue(Files.exists(Path.of(files.getFirst().location())));
    register("odd", files, List.of());
    assertEquals(List.of("x|y|1"), rows("SELECT * FROM odd"));
  }
}
