package dev.sourcelake.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.stages.testing.LargeRepository;
import dev.sourcelake.stages.testing.TestLake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeRepositoryTest {
  @TempDir private Path folder;

  /** The one lake is made by eight workers and kept current, the other by one from nothing. */
  @Test
  void afterEditsTheTablesEqualThoseOfAScanFromNothingByAnotherNumberOfWorkers()
      throws IOException {
    LargeRepository repository = LargeRepository.create(folder.resolve("source"));
    TestLake lake = new TestLake(folder.resolve("lake"));
    ScanSummary first = lake.scan(repository.folder(), 8, UnaryOperator.identity());
    assertTrue(first.filesExtracted() > 5000, () -> "so few files: " + first.filesExtracted());

    Set<String> touched = repository.edit();
    ScanSummary second = lake.scan(repository.folder(), 8, UnaryOperator.identity());
    assertEquals(touched.size(), second.filesExtracted());
    // Deleted, or gone from where they were.
    assertEquals(5, second.filesRemoved());

    TestLake fresh = new TestLake(folder.resolve("fresh"));
    fresh.scan(repository.folder(), 1, UnaryOperator.identity());
    long rows = lake.requireSameRows(fresh);
    assertTrue(rows > 500_000, () -> "so few rows: " + rows);
  }
}
