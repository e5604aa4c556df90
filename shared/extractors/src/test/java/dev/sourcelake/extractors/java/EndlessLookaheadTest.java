package dev.sourcelake.extractors.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Extractions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Texts of which JavaParser looks ahead for longer than anyone waits: each level of what is nested
 * there takes several times what the one before did. They are no cases of the golden ones, which
 * JavaParser itself reads for comparison.
 */
class EndlessLookaheadTest {
  private static final Set<Family> FAMILIES = Set.of(Family.AST, Family.CST, Family.SYMTABLE);
  private static final String BEFORE = "class Before { void method() { call(); } } ";
  private static final String ANNOTATIONS = BEFORE + "@A(B ".repeat(40) + "@interface After {}";
  private static final String SWITCHES =
      BEFORE + "class After { Object x = " + "switch (x) { case 1: yield ".repeat(40) + "; }";

  @Test
  void annotationsLeftOpenInEachOtherAreReadByTheOtherParser() {
    assertIsReadByTheOtherParser(ANNOTATIONS);
  }

  @Test
  void switchesLeftOpenInEachOtherAreReadByTheOtherParser() {
    assertIsReadByTheOtherParser(SWITCHES);
  }

  @Test
  void aFileAfterwardsIsReadAsEver() {
    try (Extractor.Session session = new JavaExtractor().open(ExtractorOptions.DEFAULTS)) {
      read(session, ANNOTATIONS);
      Map<String, Object> row = read(session, BEFORE).rows(Extractions.TABLE).getFirst();
      assertEquals("ok", row.get("status"));
      assertEquals("javaparser", row.get("parser"));
    }
  }

  @Test
  void whatIsNestedAsDeepButWholeIsReadByJavaParser() {
    String annotations = "@A(".repeat(200) + "1" + ")".repeat(200) + " class A { Object x = ";
    String switches = "switch (x) { case 1: yield ".repeat(40) + "1" + "; }".repeat(40) + "; }";
    try (Extractor.Session session = new JavaExtractor().open(ExtractorOptions.DEFAULTS)) {
      Map<String, Object> row =
          read(session, annotations + switches).rows(Extractions.TABLE).getFirst();
      assertEquals("ok", row.get("status"), () -> "why: " + row.get("reason"));
    }
  }

  private static void assertIsReadByTheOtherParser(String source) {
    CollectedFacts facts;
    try (Extractor.Session session = new JavaExtractor().open(ExtractorOptions.DEFAULTS)) {
      facts = read(session, source);
    }
    String reason =
        "no end to JavaParser's looking ahead: stopped after 10,000,000 steps and 1,000 for each"
            + " token";
    List<Map<String, Object>> ledger = facts.rows(Extractions.TABLE);
    assertEquals(List.of("partial", "partial", "failed"), values(ledger, "status"));
    assertEquals(List.of(reason, reason + ": tokens only", reason), values(ledger, "reason"));
    assertEquals("tree-sitter", ledger.getFirst().get("parser"));
    assertEquals(
        List.of(reason),
        facts.rows(Diagnostics.TABLE).stream()
            .filter(row -> row.get("kind").equals("timeout"))
            .map(row -> row.get("message"))
            .toList());
    assertTrue(
        facts.cells(Definitions.TABLE, "name").containsAll(List.of("Before", "method")),
        facts::golden);
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(bytes, TokensTest.joined(facts, bytes), "tokens tile the file");
  }

  private static List<Object> values(List<Map<String, Object>> rows, String column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }

  private static CollectedFacts read(Extractor.Session session, String source) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    SourceFile file = new SourceFile("A.java", Sha256.of(bytes), bytes, FileSettings.of("java"));
    return CollectedFacts.of(file, FAMILIES, out -> session.extract(file, out));
  }
}
