package dev.sourcelake.extractors.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
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
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Broken files: no exception leaves the extractor, and each family has its ledger row. The ordinary
 * run is bounded; this reads as many as are wanted:
 *
 * <pre>./mvnw -pl shared/extractors -am test -Dtest='MutatedFilesTest,MutatedClassesTest' \
 *   -Dsurefire.failIfNoSpecifiedTests=false -Dmutations=100000</pre>
 */
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
      for (int i = 0; i < Mutations.count(1_000); i++) {
        byte[] bytes = Mutations.mutate(cases.get(random.nextInt(cases.size())), cases, random);
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
}
