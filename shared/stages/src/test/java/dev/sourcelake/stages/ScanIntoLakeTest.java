package dev.sourcelake.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.lake.LakeException;
import dev.sourcelake.stages.ScanListener.Phase;
import dev.sourcelake.stages.testing.SampleRepository;
import dev.sourcelake.stages.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanIntoLakeTest {
  @TempDir Path folder;
  private TestLake lake;
  private SampleRepository repository;

  @BeforeEach
  void makeRepository() throws IOException {
    lake = new TestLake(folder.resolve("lake"));
    repository = SampleRepository.create(folder.resolve("source"));
  }

  @Test
  void everyListedPathHasOneRowWithItsStatus() throws IOException {
    ScanSummary summary = lake.scan(repository.folder());
    assertEquals(repository.paths(), lake.query("SELECT path FROM files ORDER BY path"));
    assertEquals(
        List.of("skipped | binary", "skipped | symlink"),
        lake.query(
            "SELECT DISTINCT status, reason FROM files WHERE reason IS NOT NULL ORDER BY reason"));
    assertEquals(
        repository.paths().size(),
        summary.filesByStatus().values().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void namesAndTokensCanBeAskedForAlone() throws IOException {
    lake.scan(
        repository.folder(),
        2,
        request ->
            request.with(request.settings().withDatasets(List.of("references", "cst_tokens"))));
    assertEquals(
        List.of(),
        lake.query(
            "SELECT f.path, f.size_bytes, t.bytes FROM files f LEFT JOIN"
                + " (SELECT path, sum(bend - bstart) AS bytes FROM cst_tokens GROUP BY path) t"
                + " ON t.path = f.path WHERE f.language = 'java' AND f.status = 'selected'"
                + " AND t.bytes IS DISTINCT FROM f.size_bytes"));
    assertEquals(
        List.of("true"),
        lake.query(
            "SELECT count(*) > 0 FROM \"references\""
                + " WHERE language = 'java' AND role <> 'declaration'"
                + " AND binding_def_id IS NOT NULL"));
    assertEquals(List.of("0"), lake.query("SELECT count(*) FROM definitions"));
  }

  @Test
  void everySelectedFileIsInTheLedger() throws IOException {
    lake.scan(repository.folder());
    assertEquals(
        List.of(),
        lake.query(
            "SELECT f.path FROM files f LEFT JOIN extractions e"
                + " ON e.repo = f.repo AND e.path = f.path AND e.file_sha256 = f.file_sha256"
                + " WHERE f.status = 'selected' AND e.path IS NULL"));
  }

  @Test
  void aSecondScanOfAnUnchangedRepositoryReadsNothingAndTouchesNoTableButScans()
      throws IOException {
    SampleRepository.settle();
    lake.scan(repository.folder());
    Map<String, Long> before = new TreeMap<>(lake.versions());
    ScanSummary second = lake.scan(repository.folder());
    Map<String, Long> after = new TreeMap<>(lake.versions());
    assertEquals(0, second.filesExtracted());
    assertEquals(0, second.bytesRead());
    assertEquals(before.remove("scans") + 1, after.remove("scans"));
    assertEquals(before, after);
  }

  @Test
  void afterEditsTheTablesEqualThoseOfAScanFromNothing() throws IOException {
    lake.scan(repository.folder());
    repository.edit();
    ScanSummary second = lake.scan(repository.folder());
    TestLake fresh = new TestLake(folder.resolve("fresh"));
    fresh.scan(repository.folder());
    Map<String, List<String>> expected = fresh.rows();
    Map<String, List<String>> actual = lake.rows();
    for (String table : expected.keySet()) {
      assertEquals(expected.get(table), actual.get(table), table);
    }
    assertEquals(repository.touchedPaths(), second.filesExtracted());
    assertTrue(second.filesRemoved() > 0);
  }

  @Test
  void theNumberOfWorkersShowsInNoTable() throws IOException {
    lake.scan(repository.folder(), 1, request -> request);
    TestLake other = new TestLake(folder.resolve("other"));
    other.scan(repository.folder(), 8, request -> request);
    assertEquals(lake.rows(), other.rows());
  }

  @Test
  void aGitUrlIsFetchedInAPhaseOfItsOwn() throws IOException {
    lake.scan(
        repository.folder(),
        1,
        request ->
            manifestOnly(ScanRequest.of(repository.folder().toUri().toString(), folder))
                .withRepo("fetched"));
    assertEquals(EnumSet.of(Phase.FETCH, Phase.SCAN, Phase.COMMIT), lake.phases());
  }

  @Test
  void aManifestOnlyScanStoresNoContentAndNoFacts() throws IOException {
    lake.scan(repository.folder(), 1, ScanIntoLakeTest::manifestOnly);
    assertEquals(
        List.of(Integer.toString(repository.paths().size())),
        lake.query("SELECT count(*) FROM files"));
    assertEquals(List.of("0"), lake.query("SELECT count(*) FROM blobs"));
    assertEquals(List.of("0"), lake.query("SELECT count(*) FROM extractions"));
  }

  @Test
  void aScanAfterAManifestOnlyOneReadsEverything() throws IOException {
    lake.scan(repository.folder(), 1, ScanIntoLakeTest::manifestOnly);
    lake.scan(repository.folder());
    TestLake fresh = new TestLake(folder.resolve("fresh"));
    fresh.scan(repository.folder());
    assertEquals(fresh.rows(), lake.rows());
  }

  @Test
  void anotherOriginUnderAKnownNameIsRefused() throws IOException {
    lake.scan(repository.folder());
    SampleRepository other = SampleRepository.create(folder.resolve("elsewhere"));
    Map<String, Long> before = lake.versions();
    LakeException refused = assertThrows(LakeException.class, () -> lake.scan(other.folder()));
    assertEquals(LakeException.Problem.OTHER_ORIGIN, refused.problem());
    assertEquals(before, lake.versions());
  }

  private static ScanRequest manifestOnly(ScanRequest request) {
    return request.with(request.settings().ofManifestOnly());
  }
}
