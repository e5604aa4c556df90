package dev.sourcelake.extractors.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.source.GeneratedMarkers;
import dev.sourcelake.model.source.GeneratedMarkers.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Golden cases: files named by feature in {@code src/test/cases/<folder>} and the rows expected of
 * them in {@code src/test/expected/<folder>/<file>.txt}. Run the tests with {@code
 * -Dgolden.save=true} to write what is expected anew, then read the difference.
 */
public final class GoldenCases {
  /** Markers of generated regions, in all cases. */
  public static final GeneratedMarkers MARKERS =
      new GeneratedMarkers(
          List.of(
              new Pair("BEGIN GENERATED", "END GENERATED"),
              new Pair(
                  "<editor-fold defaultstate=\"collapsed\" desc=\"Generated Code\">",
                  "</editor-fold>"),
              new Pair("GEN-BEGIN:", "GEN-END:")));

  private static final Path TESTS = Path.of("src", "test");

  private GoldenCases() {}

  /** A test for each case of the folder, which is named after the language. */
  public static List<DynamicTest> of(Extractor extractor, String folder) {
    return of(extractor, folder, folder, extractor.families(folder));
  }

  /** A test for each case of the folder, with the rows of some families of a language. */
  public static List<DynamicTest> of(
      Extractor extractor, String language, String folder, Set<Family> families) {
    Path cases = TESTS.resolve("cases").resolve(folder);
    try (Stream<Path> files = Files.list(cases)) {
      return files
          .sorted()
          .map(file ->
              DynamicTest.dynamicTest(
                  file.getFileName().toString(),
                  () -> compare(extractor, language, folder, file, families)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compare(
      Extractor extractor, String language, String folder, Path file, Set<Family> families)
      throws IOException {
    String name = file.getFileName().toString();
    CollectedFacts facts =
        CollectedFacts.of(
            extractor,
            name,
            FileSettings.of(language).with(MARKERS),
            Files.readAllBytes(file),
            families);
    Path expected = TESTS.resolve("expected").resolve(folder).resolve(name + ".txt");
    if (Boolean.getBoolean("golden.save")) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, facts.golden());
      return;
    }
    assertEquals(
        Files.readString(expected, StandardCharsets.UTF_8),
        facts.golden(),
        () -> "rows of " + file + "; -Dgolden.save=true accepts them");
  }
}
