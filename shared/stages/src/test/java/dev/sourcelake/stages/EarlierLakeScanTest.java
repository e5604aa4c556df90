package dev.sourcelake.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.model.table.FileLines;
import dev.sourcelake.model.table.Files;
import dev.sourcelake.stages.testing.EarlierLake;
import dev.sourcelake.stages.testing.SampleRepository;
import dev.sourcelake.stages.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake made before its tables gained columns, and before there was a table of docs. */
class EarlierLakeScanTest {
  private static final List<String> FACTS =
      Datasets.ALL.stream()
          .filter(dataset -> !dataset.families().isEmpty())
          .map(Dataset::name)
          .toList();
  private static final List<String> FACTS_BEFORE =
      FACTS.stream().filter(name -> !name.equals(Docs.TABLE.name())).toList();
  private static final String LINES = "SELECT count(*), count(line_count) FROM file_lines";
  private static final String STARTS = "SELECT path, line_starts FROM file_lines ORDER BY path";

  @TempDir Path folder;
  private TestLake lake;
  private SampleRepository repository;

  @BeforeEach
  void makeEarlierLake() throws IOException {
    lake = new TestLake(folder.resolve("lake"));
    repository = SampleRepository.create(folder.resolve("source"));
    SampleRepository.settle();
    lake.scan(repository.folder(), 2, request -> with(request, FACTS_BEFORE));
    assertFalse(lake.versions().containsKey(Docs.TABLE.name()));
    EarlierLake.dropColumn(folder.resolve("lake"), FileLines.TABLE, "line_count");
    EarlierLake.dropColumn(folder.resolve("lake"), Files.TABLE, "generated_regions");
  }

  private static ScanRequest with(ScanRequest request, List<String> datasets) {
    return request.with(request.settings().withDatasets(datasets));
  }

  @Test
  void isReadAsItIs() throws IOException {
    assertEquals(List.of("91 | 0"), lake.query(LINES));
    assertEquals(List.of("0"), lake.query("SELECT count(*) FROM docs"));
    assertEquals(List.of("0"), lake.query("SELECT count(*) FROM files WHERE generated_regions"));
  }

  @Test
  void becomesWhatAScanFromNothingMakesButForWhatIsNotReadAgain() throws IOException {
    String before = lake.query("SELECT scan_id FROM scans").getFirst();
    lake.scan(repository.folder(), 2, request -> with(request, FACTS));

    TestLake fresh = new TestLake(folder.resolve("fresh"));
    fresh.scan(repository.folder(), 2, request -> with(request, FACTS));
    Map<String, List<String>> expected = fresh.rows();
    Map<String, List<String>> rows = lake.rows();
    assertTrue(rows.get("docs").size() > 60, "docs are in the new table");
    // Line starts are the text family's, for which nothing has changed.
    expected.remove("file_lines");
    rows.remove("file_lines");
    assertEquals(expected, rows);
    assertEquals(List.of("91 | 0"), lake.query(LINES));
    assertEquals(fresh.query(STARTS), lake.query(STARTS));
    assertEquals(List.of("91 | 0"), lake.queryAsOf(before, LINES));
    assertEquals(
        List.of("0"), lake.queryAsOf(before, "SELECT count(generated_regions) FROM files"));
  }

  @Test
  void rowsOfEditedFilesHaveTheColumnAndTheOthersKeepTheirNulls() throws IOException {
    java.nio.file.Files.writeString(repository.folder().resolve("tools/m00.py"), "x = 1\n");
    lake.scan(repository.folder());
    assertEquals(List.of("91 | 1"), lake.query(LINES));
    assertEquals(
        List.of("tools/m00.py | 2"),
        lake.query("SELECT path, line_count FROM file_lines WHERE line_count > 0"));
  }
}
