package dev.sourcelake.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.model.source.GeneratedMarkers.Pair;
import dev.sourcelake.origins.settings.MarkerOptions;
import dev.sourcelake.stages.testing.SampleRepository;
import dev.sourcelake.stages.testing.TestLake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedRegionsTest {
  private static final String NAMES =
      "SELECT path, name FROM definitions WHERE name IN ('known', 'own', 'wide')"
          + " ORDER BY path";
  private static final String RANGES =
      "SELECT DISTINCT path, skipped_ranges[1] FROM extractions"
          + " WHERE cardinality(skipped_ranges) > 0 ORDER BY path";

  @TempDir Path folder;
  private TestLake lake;
  private Path source;

  @BeforeEach
  void makeSource() throws IOException {
    lake = new TestLake(folder.resolve("lake"));
    source = Files.createDirectories(folder.resolve("source"));
    for (int i = 0; i < 20; i++) {
      write("plain%d.py".formatted(i), "plain = " + i + "\n");
    }
    write("Known.java", "class Known {\n// BEGIN GENERATED\nint known;\n// END GENERATED\n}\n");
    write("ours.py", "# BEGIN OURS\nown = 1\n# END OURS\n");
    Files.write(
        source.resolve("wide.go"),
        "\uFEFFpackage a\n// BEGIN OURS\nfunc wide() {}\n// END OURS\n"
            .getBytes(StandardCharsets.UTF_16LE));
    SampleRepository.settle();
  }

  @Test
  void onlyFilesWithMarkersAreReadAgainWhenTheListChanges() throws IOException {
    assertEquals(23, lake.scan(source).filesExtracted());
    assertEquals(List.of("ours.py | own", "wide.go | wide"), lake.query(NAMES));
    assertEquals(List.of("Known.java | 33-44:generated"), lake.query(RANGES));

    write(
        ".sourcelake.toml",
        "[generated]\nmarkers = [{ begin = 'BEGIN OURS', end = 'END OURS' }]\n");
    ScanSummary second = lake.scan(source);
    assertEquals(4, second.filesExtracted());
    assertEquals(List.of(), lake.query(NAMES));
    assertEquals(
        List.of(
            "Known.java | 33-44:generated",
            "ours.py | 13-21:generated",
            "wide.go | 50-80:generated"),
        lake.query(RANGES));

    Files.delete(source.resolve(".sourcelake.toml"));
    assertEquals(3, lake.scan(source).filesExtracted());
    assertEquals(List.of("ours.py | own", "wide.go | wide"), lake.query(NAMES));
    assertEquals(
        List.of("Known.java | true", "ours.py | false", "plain0.py | false"),
        lake.query(
            "SELECT path, generated_regions FROM files"
                + " WHERE path IN ('Known.java', 'ours.py', 'plain0.py') ORDER BY path"));
  }

  @Test
  void whoeverScansCanSayWhatIsGenerated() throws IOException {
    lake.scan(source, 1, request -> with(request, false, new Pair("BEGIN OURS", "END OURS")));
    assertEquals(List.of("Known.java | known"), lake.query(NAMES));
    assertEquals(
        List.of("{\"known\":false,\"more\":[{\"begin\":\"BEGIN OURS\",\"end\":\"END OURS\"}]}"),
        lake.query("SELECT settings['generated_markers'] FROM scans"));
  }

  @Test
  void theTablesAreThoseOfAScanFromNothing() throws IOException {
    lake.scan(source, 1, request -> with(request, true, new Pair("BEGIN OURS", "END OURS")));
    write("ours.py", "# BEGIN GENERATED\nown = 1\n# END GENERATED\n");
    lake.scan(source);
    lake.scan(source);
    TestLake fresh = new TestLake(folder.resolve("fresh"));
    fresh.scan(source);
    assertEquals(fresh.rows(), lake.rows());
  }

  private static ScanRequest with(ScanRequest request, boolean known, Pair pair) {
    return request.with(request.settings().with(new MarkerOptions(known, List.of(pair))));
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(source.resolve(path), text);
  }
}
