package dev.sourcelake.extractors.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Annotations;
import dev.sourcelake.model.table.Calls;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.model.table.Imports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Compares what we read with javac's own trees over real code: the same names from the same first
 * to the same last byte, both ways, after the rules of {@link JavacRule}. The ordinary run reads a
 * sample, and on demand whole libraries and the JDK: {@link OracleSources}.
 */
class JavacOracleTest {
  private static final int MOST_SHOWN = 200;
  private static final int FILES_A_TASK = 200;
  private static final Extractor.Session SESSION =
      new JavaExtractor(null).open(ExtractorOptions.DEFAULTS);

  private final Map<String, int[]> agreement = new TreeMap<>();
  private final Map<JavacRule, Integer> rules = new EnumMap<>(JavacRule.class);
  private final StringBuilder differences = new StringBuilder();
  private final List<JavacFacts.Source> waiting = new ArrayList<>();
  private int shown;
  private int files;
  private int rejectedByJavac;
  private int partial;

  @AfterAll
  static void close() {
    SESSION.close();
  }

  @Test
  void namesAndSpansAreThoseOfJavac() throws IOException {
    OracleSources.each((path, text) -> {
      waiting.add(new JavacFacts.Source(path.toString(), text));
      if (waiting.size() == FILES_A_TASK) {
        compareWaiting();
      }
    });
    compareWaiting();
    int[] all = new int[3];
    agreement.forEach((kind, counts) -> {
      System.out.printf(
          "%-18s %8d agreed, %d missing, %d extra%n", kind, counts[0], counts[1], counts[2]);
      for (int i = 0; i < all.length; i++) {
        all[i] += counts[i];
      }
    });
    System.out.printf(
        "files %d, %d more rejected by javac, %d partly read by us%n",
        files, rejectedByJavac, partial);
    rules.forEach(
        (rule, count) -> System.out.printf("%-18s %8d times: %s%n", rule, count, rule.reason()));
    System.out.print(differences);
    assertTrue(files >= 300, () -> "only " + files + " files");
    assertEquals(0, all[1] + all[2], () -> "facts on which both do not agree\n" + differences);
    rules.forEach((rule, count) ->
        assertTrue(count <= rule.ceiling() * all[0], () -> rule + " was applied " + count));
  }

  @Test
  void eachRuleIsNeededByItsGoldenCase() throws IOException {
    for (JavacRule rule : JavacRule.values()) {
      JavacFacts.Source source = OracleSources.goldenCase(rule.goldenCase());
      FactCounts theirs = JavacFacts.of(List.of(source)).getFirst();
      assertTrue(theirs.rules().containsKey(rule), () -> rule + " in " + rule.goldenCase());
    }
  }

  private void compareWaiting() {
    List<FactCounts> theirs = JavacFacts.of(waiting);
    for (int i = 0; i < waiting.size(); i++) {
      if (theirs.get(i) == null) {
        rejectedByJavac++;
        System.out.println("rejected by javac: " + waiting.get(i).getName());
      } else {
        compare(waiting.get(i), theirs.get(i));
      }
    }
    waiting.clear();
  }

  private void compare(JavacFacts.Source source, FactCounts theirs) {
    byte[] bytes = source.text().getBytes(StandardCharsets.UTF_8);
    SourceFile file =
        new SourceFile(source.getName(), Sha256.of(bytes), bytes, FileSettings.of("java"));
    CollectedFacts rows =
        CollectedFacts.of(
            file,
            Map.of(
                Family.AST,
                Set.of(Definitions.TABLE, Calls.TABLE, Imports.TABLE, Annotations.TABLE)),
            (FactSink out) -> SESSION.extract(file, out));
    if (!rows.cells(Extractions.TABLE, "status").equals(List.of("ok"))) {
      partial++;
      differences.append("not read in full: ").append(source.getName()).append('\n');
      return;
    }
    files++;
    FactCounts ours = JavaFacts.of(rows, bytes);
    theirs.rules().forEach((rule, count) -> rules.merge(rule, count, Integer::sum));
    Map<String, Integer> both = new TreeMap<>(theirs.facts());
    ours.facts().forEach((fact, _) -> both.putIfAbsent(fact, 0));
    both.forEach((fact, expected) -> {
      int found = ours.facts().getOrDefault(fact, 0);
      int[] counts =
          agreement.computeIfAbsent(fact.substring(0, fact.indexOf(' ')), k -> new int[3]);
      counts[0] += Math.min(found, expected);
      counts[1] += Math.max(0, expected - found);
      counts[2] += Math.max(0, found - expected);
      if (found != expected && shown++ < MOST_SHOWN) {
        differences.append(
            "%s: %s: ours %d, javac's %d%n".formatted(source.getName(), fact, found, expected));
      }
    });
  }
}
