package dev.sourcelake.datafusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;

class ParquetTableTest extends NativeTest {
  /** The facts with their repo, which stands in no file, first. */
  private static final Schema WITH_REPO = withRepo();

  private static Schema withRepo() {
    List<Field> fields = new ArrayList<>(Facts.SCHEMA.getFields());
    fields.addFirst(Field.nullable("repo", ArrowType.Utf8.INSTANCE));
    return new Schema(fields);
  }

  /** Writes the facts of some files, all below one prefix, with statistics of the path. */
  private List<WrittenFile> writtenFacts(String prefix, int files, int rowGroupRows) {
    context.registerStream("facts", new Facts.Reader(allocator, files, 100));
    return written(
        "SELECT * FROM facts",
        write(prefix)
            .sortBy(List.of("path", "bstart"))
            .rowGroupRows(rowGroupRows)
            .maxFileBytes(20_000)
            .bloomFilters(List.of(new BloomFilter("name", rowGroupRows)))
            .statisticsColumns(List.of("path"))
            .build());
  }

  private static Map<String, String> repo(String name) {
    return Collections.singletonMap("repo", name);
  }

  /** A file that is not there: reading it would fail. */
  private ParquetFile absent(String repo, Map<String, ColumnStatistics> statistics) {
    return new ParquetFile(
        folder.resolve("absent.parquet").toString(),
        1000,
        OptionalLong.of(7),
        repo(repo),
        statistics);
  }

  private void registerWithRepo(ParquetFile... files) {
    context.registerParquet(
        "t",
        WITH_REPO,
        new ParquetTable(Arrays.asList(files), List.of("repo"), List.of("path", "bstart")));
  }

  @Test
  void partitionValuesAreColumnsAndSkipFiles() throws IOException {
    WrittenFile a = writtenFacts("a", 2, 1000).getFirst();
    registerWithRepo(
        ParquetFile.of(a, repo("a")),
        ParquetFile.of(a, repo("b")),
        ParquetFile.of(a, repo(null)),
        absent("gone", Map.of()));
    assertEquals(
        List.of("a|200"), rows("SELECT repo, count(path) FROM t WHERE repo = 'a' GROUP BY repo"));
    assertEquals(List.of("200"), rows("SELECT count(path) FROM t WHERE repo LIKE '%b%'"));
    assertEquals(List.of("200"), rows("SELECT count(path) FROM t WHERE repo IS NULL"));
    assertEquals(
        List.of("400"), rows("SELECT count(path) FROM t WHERE repo IN ('a', 'b') AND bstart > 0"));
    assertEquals(
        List.of("a|src/F00000.java|null|1"),
        rows("SELECT * FROM t WHERE repo = 'a' ORDER BY path, bstart LIMIT 1").stream()
            .map(row -> row.replaceFirst("name\\d+", "null"))
            .toList());
    assertThrows(DataFusionException.class, () -> rows("SELECT count(path) FROM t"));
  }

  @Test
  void aPartitionFilterNeedsNoFilterStep() {
    registerWithRepo(absent("a", Map.of()), absent("b", Map.of()));
    try (DataFrame frame = context.sql("SELECT path FROM t WHERE repo = 'a' LIMIT 5")) {
      String plan = frame.explain();
      assertFalse(plan.contains("FilterExec"), plan);
      assertTrue(plan.contains("limit=5"), plan);
    }
  }

  @Test
  void statisticsSkipFiles() throws IOException {
    WrittenFile here = writtenFacts("a", 10, 1000).getFirst();
    var beyond = Map.of("path", new ColumnStatistics("src/G", "src/H", 0));
    registerWithRepo(ParquetFile.of(here, repo("a")), absent("a", beyond));
    assertEquals(
        List.of("100"), rows("SELECT count(*) FROM t WHERE path = '" + Facts.path(3) + "'"));
    assertEquals(List.of("0"), rows("SELECT count(name) FROM t WHERE path > 'src/I'"));
    assertEquals(List.of("0"), rows("SELECT count(name) FROM t WHERE path IS NULL"));
    assertThrows(DataFusionException.class, () -> rows("SELECT name FROM t WHERE path > 'src/F'"));
  }

  @Test
  void countsOfAllRowsComeFromWhatIsKnown() throws IOException {
    registerWithRepo(absent("a", Map.of()), absent("b", Map.of()));
    assertEquals(List.of("14"), rows("SELECT count(*) FROM t"));
    assertEquals(List.of("7"), rows("SELECT count(*) FROM t WHERE repo = 'b'"));
  }

  @Test
  void boundsAreNotTakenForValues() throws IOException {
    WrittenFile file = writtenFacts("a", 1, 1000).getFirst();
    registerWithRepo(
        new ParquetFile(
            file.location(),
            file.sizeBytes(),
            OptionalLong.of(file.rows()),
            repo("a"),
            Map.of("bstart", new ColumnStatistics(-5L, 500L, 0))));
    assertEquals(List.of("1|100"), rows("SELECT min(bstart), max(bstart) FROM t"));
  }

  @Test
  void rowGroupsAreSkippedByStatisticsAndBloomFilters() throws IOException {
    WrittenFile file = writtenFacts("a", 10, 200).getFirst();
    registerWithRepo(ParquetFile.of(file, repo("a")));
    String byPath = analyzed("SELECT name FROM t WHERE path = '" + Facts.path(3) + "'");
    assertEquals("5 total → 1 matched", metric(byPath, "row_groups_pruned_statistics"), byPath);
    String byName = analyzed("SELECT path FROM t WHERE name = 'name31'");
    assertEquals("5 total → 1 matched", metric(byName, "row_groups_pruned_bloom_filter"), byName);
    assertEquals(List.of(Facts.path(0)), rows("SELECT path FROM t WHERE name = 'name31'"));
  }

  @Test
  void pagesAreSkippedByStatistics() throws IOException {
    context.registerStream("facts", new Facts.Reader(allocator, 1000, 100));
    var options = write("a").sortBy(List.of("path")).statisticsColumns(List.of("path")).build();
    WrittenFile file = written("SELECT * FROM facts", options).getFirst();
    registerWithRepo(ParquetFile.of(file, repo("a")));
    String plan = analyzed("SELECT name FROM t WHERE path = '" + Facts.path(3) + "'");
    assertTrue(metric(plan, "page_index_rows_pruned").startsWith("100.0 K total → 2"), plan);
  }

  private String analyzed(String sql) {
    try (DataFrame frame = context.sql(sql)) {
      return frame.explainAnalyze();
    }
  }

  private static String metric(String plan, String name) {
    Matcher matcher = Pattern.compile(name + "=([^,\\]]*)").matcher(plan);
    return matcher.find() ? matcher.group(1) : "no " + name;
  }

  @Test
  void aColumnThatAnOldFileLacksIsNull() throws IOException {
    var old = written("SELECT 'a' AS path, 1 AS bstart", write("old").build());
    var now = written("SELECT 'b' AS path, 'n' AS name, 2 AS bstart", write("now").build());
    List<WrittenFile> both = List.of(old.getFirst(), now.getFirst());
    register("t", both, List.of());
    assertEquals(List.of("a|null|1", "b|n|2"), rows("SELECT * FROM t ORDER BY path"));
    assertEquals(List.of("a"), rows("SELECT path FROM t WHERE name IS NULL"));
    assertEquals(List.of("b"), rows("SELECT path FROM t WHERE name = 'n'"));
  }

  @Test
  void noFilesAreAnEmptyTable() throws IOException {
    registerWithRepo();
    assertEquals(List.of("0"), rows("SELECT count(*) FROM t"));
    assertEquals(List.of(), rows("SELECT * FROM t WHERE path = 'x' ORDER BY bstart"));
    try (DataFrame frame = context.sql("SELECT * FROM t")) {
      assertEquals(
          WITH_REPO.getFields().stream().map(Field::getName).toList(),
          frame.schema().getFields().stream().map(Field::getName).toList());
    }
  }

  @Test
  void aKnownOrderIsUsed() throws IOException {
    List<WrittenFile> files = writtenFacts("a", 300, 1000);
    assertTrue(files.size() > 3, files.toString());
    register("t", files, List.of("path", "bstart"));
    try (DataFrame frame = context.sql("SELECT * FROM t ORDER BY path NULLS FIRST")) {
      String plan = frame.explain();
      assertFalse(plan.contains("SortExec"), plan);
      List<String> rows = Facts.rows(frame, allocator);
      assertEquals(30_000, rows.size());
      assertEquals(
          rows.stream().map(row -> row.substring(0, 15)).sorted().toList(),
          rows.stream().map(row -> row.substring(0, 15)).toList());
    }
  }

  @Test
  void anUnknownPartitionColumnIsNamed() {
    var table = new ParquetTable(List.of(), List.of("nowhere"), List.of());
    var failure =
        assertThrows(SqlException.class, () -> context.registerParquet("t", WITH_REPO, table));
    assertTrue(failure.getMessage().contains("nowhere"), failure.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new ParquetTable(List.of(ParquetFile.of("/x", 100)), List.of("repo"), List.of()));
  }
}
