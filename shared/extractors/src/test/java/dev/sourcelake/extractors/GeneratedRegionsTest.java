package dev.sourcelake.extractors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.java.JavaExtractor;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.extractors.testing.GoldenCases;
import dev.sourcelake.extractors.text.TextExtractor;
import dev.sourcelake.extractors.treesitter.TreeSitterExtractor;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.model.table.FileLines;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratedRegionsTest {
  private static final String JAVA =
      "interface Ä {\r\n  // BEGIN GENERATED ä\r\n  int ö();\r\n  // END GENERATED\r\n}\r\ninterface Ü {}\r\n";
  private static final String GO =
      "package ä\n\nfunc Ä() {\n\t// BEGIN GENERATED ä\n\tö()\n\t// END GENERATED\n}\n\nfunc Ü() {}\n";

  @Test
  void rangesAndSpansAreThoseOfTheRawFileInEveryEncoding() {
    for (String encoding : List.of("UTF-8", "ISO-8859-1", "UTF-16LE", "UTF-16BE")) {
      for (boolean mark : new boolean[] {false, true}) {
        if (!mark || encoding.startsWith("UTF-")) {
          assertSkipped(new JavaExtractor(), "java", JAVA, "  int ö();\r\n", encoding, mark);
          assertSkipped(new TreeSitterExtractor(), "go", GO, "\tö()\n", encoding, mark);
        }
      }
    }
  }

  private static void assertSkipped(
      Extractor extractor,
      String language,
      String source,
      String skipped,
      String encoding,
      boolean mark) {
    String what = language + " " + encoding + (mark ? " with a mark" : "");
    Charset charset = Charset.forName(encoding);
    byte[] bytes = ((mark ? "\uFEFF" : "") + source).getBytes(charset);
    CollectedFacts facts = read(extractor, language, bytes, encoding);
    List<String> ranges = skippedRanges(facts);
    assertEquals(1, ranges.size(), what);
    String range = ranges.getFirst();
    int from = Integer.parseInt(range.substring(0, range.indexOf('-')));
    int to = Integer.parseInt(range.substring(range.indexOf('-') + 1, range.indexOf(':')));
    assertEquals(skipped, new String(bytes, from, to - from, charset), what);
    assertTrue(facts.cells(Definitions.TABLE, "name").stream().noneMatch("ö"::equals), what);
    for (String name : List.of("Ä", "Ü")) {
      Map<String, Object> row = facts.row(Definitions.TABLE, "name", name);
      String text =
          new String(
              bytes,
              (int) row.get("bstart"),
              (int) row.get("bend") - (int) row.get("bstart"),
              charset);
      assertTrue(text.endsWith("}") && text.contains(name), what + ": " + text);
    }
  }

  @Test
  void aFileOfManyRegionsIsReadInOnePass() {
    String region = "// BEGIN GENERATED\nfunc g() {}\n// END GENERATED\n";
    CollectedFacts facts =
        read(
            new TreeSitterExtractor(),
            "go",
            ("package a\n" + region.repeat(2_000)).getBytes(StandardCharsets.UTF_8),
            null);
    assertEquals(2_000, skippedRanges(facts).size());
    assertEquals(List.of("a"), facts.cells(Definitions.TABLE, "name"));
  }

  @Test
  void ofAFileWithMoreMarkersThanAnHonestOneAllIsRead() {
    String region = "// BEGIN GENERATED\nfunc g() {}\n// END GENERATED\n";
    CollectedFacts facts =
        read(
            new TreeSitterExtractor(),
            "go",
            ("package a\n" + region.repeat(5_000)).getBytes(StandardCharsets.UTF_8),
            null);
    assertEquals(List.of(), skippedRanges(facts));
    assertEquals(5_001, facts.rows(Definitions.TABLE).size());
  }

  @Test
  void aFallbackSkipsTheSameRegions() {
    String rejected = JAVA + "class X { void m( { }\n class {{{ ]] }";
    CollectedFacts facts =
        read(new JavaExtractor(), "java", rejected.getBytes(StandardCharsets.UTF_8), null);
    assertEquals("tree-sitter", facts.rows(Extractions.TABLE).getFirst().get("parser"));
    assertEquals(1, skippedRanges(facts).size());
  }

  @Test
  void theLinesOfARegionAreStillLines() {
    CollectedFacts facts =
        read(new TextExtractor(), "go", GO.getBytes(StandardCharsets.UTF_8), null);
    assertEquals(List.of(10), facts.cells(FileLines.TABLE, "line_count"));
    assertEquals(List.of(), skippedRanges(facts));
  }

  private static CollectedFacts read(
      Extractor extractor, String language, byte[] bytes, String encoding) {
    FileSettings settings =
        new FileSettings(language, null, null, encoding, "source", null, null, null, null, null)
            .with(GoldenCases.MARKERS);
    return CollectedFacts.of(extractor, "a." + language, settings, bytes);
  }

  @SuppressWarnings("unchecked")
  private static List<String> skippedRanges(CollectedFacts facts) {
    return ((List<Object>) facts.rows(Extractions.TABLE).getFirst().get("skipped_ranges"))
        .stream().map(Object::toString).toList();
  }
}
