package dev.sourcelake.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.stages.testing.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoisonFilesTest {
  private static final int FILES = 40;

  @TempDir Path folder;

  @Test
  void aFileThatEndsItsWorkerCostsItselfOnly() throws IOException {
    assertOnlyItselfIsLost("HALT", "crash");
  }

  @Test
  void aFileWhoseParseNeverEndsCostsItselfOnly() throws IOException {
    assertOnlyItselfIsLost("HANG", "timeout");
  }

  private void assertOnlyItselfIsLost(String poison, String kind) throws IOException {
    Path source = Files.createDirectories(folder.resolve("source"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(source.resolve("f%02d.hs".formatted(i)), i == 17 ? poison : "f" + i);
    }
    TestLake lake = new TestLake(folder.resolve("lake"));
    lake.scan(source, 4, request -> request.with(request.settings().withDeadlineMillis(500)));
    assertEquals(List.of(), lake.unnamedFiles());
    assertEquals(
        List.of(Integer.toString(FILES - 1)), lake.query("SELECT count(*) FROM definitions"));
    assertEquals(
        List.of("f17.hs | text | failed | " + kind, "f17.hs | tree_sitter | failed | " + kind),
        lake.query(
            "SELECT path, extractor, status, reason FROM extractions WHERE status <> 'ok'"
                + " ORDER BY extractor"));
    assertEquals(
        List.of("f17.hs | " + kind),
        lake.query("SELECT path, kind FROM diagnostics WHERE extractor = 'tree_sitter'"));
  }
}
