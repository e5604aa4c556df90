package dev.sourcelake.extractors.treesitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.python.PythonExtractor;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.extractors.testing.Mutations;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Extractions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dmutations=n} reads more than the usual number of broken files of all languages but Java,
 * which has a test of its own.
 */
class MutatedTextsTest {
  private static final int USUAL = 1_500;

  /** From how many files on resident memory is watched: it is what a tenth of them needs. */
  private static final int MANY = 50_000;

  private static final double MOST_GROWTH = 1.2;

  @Test
  void everyBrokenFileHasItsLedgerRowsAndNoInternalProblem() throws IOException {
    Map<String, List<byte[]>> cases = cases();
    List<String> languages = List.copyOf(cases.keySet());
    List<byte[]> all = cases.values().stream().flatMap(List::stream).toList();
    Random random = new Random(42);
    List<String> problems = new ArrayList<>();
    List<Long> resident = new ArrayList<>();
    Extractor treeSitter = new TreeSitterExtractor();
    Extractor python = new PythonExtractor();
    try (Extractor.Session texts = treeSitter.open(ExtractorOptions.DEFAULTS);
        Extractor.Session pythons = python.open(ExtractorOptions.DEFAULTS)) {
      int count = Mutations.count(USUAL);
      for (int i = 0; i < count; i++) {
        String language = languages.get(i % languages.size());
        List<byte[]> own = cases.get(language);
        // Parts come from the language's own files as often as from others.
        byte[] bytes =
            Mutations.mutate(
                own.get(random.nextInt(own.size())), random.nextBoolean() ? own : all, random);
        boolean isPython = language.equals("python");
        try {
          read(isPython ? python : treeSitter, isPython ? pythons : texts, language, bytes);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
          problems.add(
              language
                  + ": "
                  + trace(e)
                  + " in\n"
                  + new String(bytes, StandardCharsets.ISO_8859_1));
        }
        if (count >= MANY && (i + 1) % (count / 10) == 0) {
          resident.add(residentMiB());
          System.out.printf("%d broken files, %d MiB resident%n", i + 1, resident.getLast());
        }
      }
    }
    assertTrue(
        resident.isEmpty() || resident.getLast() <= MOST_GROWTH * resident.getFirst(),
        () -> "resident MiB, tenth by tenth: " + resident);
    assertEquals(
        0,
        problems.size(),
        () -> String.join("\n\n", problems.subList(0, Math.min(20, problems.size()))));
  }

  /** Resident memory of this process in MiB; 0 where the system does not tell. */
  private static long residentMiB() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /** What went wrong, and where in our code. */
  private static String trace(Throwable e) {
    return e
        + Arrays.stream(e.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("dev.sourcelake."))
            .limit(4)
            .map(frame -> "\n  at " + frame)
            .collect(Collectors.joining());
  }

  private static void read(
      Extractor extractor, Extractor.Session session, String language, byte[] bytes) {
    Set<Family> families = extractor.families(language);
    SourceFile file = new SourceFile("broken", Sha256.of(bytes), bytes, FileSettings.of(language));
    CollectedFacts facts = CollectedFacts.of(file, families, out -> session.extract(file, out));
    assertEquals(families.size(), facts.rows(Extractions.TABLE).size());
    assertEquals(
        List.of(),
        facts.rows(Diagnostics.TABLE).stream()
            .filter(row -> row.get("kind").equals("internal"))
            .toList());
  }

  private static Map<String, List<byte[]>> cases() throws IOException {
    Map<String, List<byte[]>> cases = new TreeMap<>();
    for (String language : Dialects.languages()) {
      Path folder = Path.of("src", "test", "cases", language);
      if (Files.isDirectory(folder)) {
        List<byte[]> own = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            own.add(Files.readAllBytes(file));
          }
        }
        cases.put(language, own);
      }
    }
    return cases;
  }
}
