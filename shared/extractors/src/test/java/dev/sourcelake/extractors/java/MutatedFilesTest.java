package dev.sourcelake.extractors.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.testing.CollectedFacts;
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
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code -Dmutations=n} reads more than the usual number of broken files. */
class MutatedFilesTest {
  private static final Set<Family> FAMILIES = Set.of(Family.AST, Family.CST, Family.SYMTABLE);

  @Test
  void everyBrokenFileHasItsLedgerRowAndNoInternalProblem() throws IOException {
    List<byte[]> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src", "test", "cases", "java"))) {
      for (Path file : files.sorted().toList()) {
        cases.add(Files.readAllBytes(file));
      }
    }
    Random random = new Random(42);
    try (Extractor.Session session = new JavaExtractor().open(ExtractorOptions.DEFAULTS)) {
      for (int i = 0; i < Integer.getInteger("mutations", 1_000); i++) {
        byte[] bytes = mutate(cases.get(random.nextInt(cases.size())), cases, random);
        SourceFile file =
            new SourceFile("A.java", Sha256.of(bytes), bytes, FileSettings.of("java"));
        CollectedFacts facts = CollectedFacts.of(file, FAMILIES, out -> session.extract(file, out));
        assertEquals(3, facts.rows(Extractions.TABLE).size());
        assertArrayEquals(bytes, TokensTest.joined(facts, bytes), "tokens tile the file");
        facts.rows(Diagnostics.TABLE).stream()
            .filter(row -> row.get("kind").equals("internal"))
            .findFirst()
            .ifPresent(row -> {
              throw new AssertionError(
                  row + " in\n" + new String(bytes, StandardCharsets.ISO_8859_1));
            });
      }
    }
  }

  private static byte[] mutate(byte[] original, List<byte[]> all, Random random) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = Arrays.copyOf(bytes, at);
        case 2 -> {
          byte[] other = all.get(random.nextInt(all.size()));
          int from = other.length == 0 ? 0 : random.nextInt(other.length);
          byte[] spliced = Arrays.copyOf(bytes, at + other.length - from);
          System.arraycopy(other, from, spliced, at, other.length - from);
          bytes = spliced;
        }
        default -> {
          int length = Math.min(random.nextInt(20), bytes.length - at);
          byte[] cut = new byte[bytes.length - length];
          System.arraycopy(bytes, 0, cut, 0, at);
          System.arraycopy(bytes, at + length, cut, at, bytes.length - at - length);
          bytes = cut;
        }
      }
    }
    return bytes;
  }
}
