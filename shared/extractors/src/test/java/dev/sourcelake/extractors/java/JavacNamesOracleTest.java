package dev.sourcelake.extractors.java;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.java.JavacBindings.Use;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.extractors.testing.OracleLibraries;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.References;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Compares what names are bound to with javac's attribution over real code: where either says that
 * the file itself declares what a name means, both must name the same declaration and its kind, but
 * for what the rules of {@link JavacNameRule} explain. Names after a dot count as all others. The
 * ordinary run reads a part of guava, and on demand whole {@link OracleLibraries libraries}; {@code
 * -Doracle.shown=n} prints more differences.
 */
class JavacNamesOracleTest {
  private static final double FLOOR = 0.999;

  private final Counts simple = new Counts("identifiers");
  private final Counts selected = new Counts("after a dot");
  private final Map<JavacNameRule, Integer> rules = new EnumMap<>(JavacNameRule.class);
  private final StringBuilder differences = new StringBuilder();
  private int shown = Integer.getInteger("oracle.shown", 40);

  /** How often both agree; what only one of them binds to the file; where they differ. */
  private static final class Counts {
    private final String name;
    private int same;
    private int explained;
    private int missing;
    private int extra;
    private int other;

    Counts(String name) {
      this.name = name;
    }

    int all() {
      return same + missing + extra + other;
    }

    @Override
    public String toString() {
      return "%-12s %.4f: %d the same, %d only javac's, %d only ours, %d different; %d explained"
          .formatted(
              name, (double) same / Math.max(1, all()), same, missing, extra, other, explained);
    }
  }

  @Test
  void namesMeanTheDeclarationsThatJavacFinds() throws IOException {
    String classPath =
        OracleLibraries.all().isEmpty()
            ? System.getProperty("java.class.path")
            : OracleLibraries.classPath();
    try (Extractor.Session session = new JavaExtractor().open(ExtractorOptions.DEFAULTS)) {
      OracleSources.eachLibrary((library, sources) -> {
        List<Map<Integer, Use>> theirs = JavacBindings.of(sources, classPath);
        for (int i = 0; i < sources.size(); i++) {
          compare(sources.get(i).getName(), ours(session, sources.get(i)), theirs.get(i));
        }
        System.out.printf("to %s:%n  %s%n  %s%n", library, simple, selected);
      });
    }
    int all = simple.all() + selected.all();
    int explained = simple.explained + selected.explained;
    double agreement = (double) (simple.same + selected.same) / all;
    System.out.printf("all %.4f%n", agreement);
    rules.forEach(
        (rule, count) -> System.out.printf("%-18s %8d times: %s%n", rule, count, rule.reason()));
    System.out.print(differences);
    assertTrue(agreement >= FLOOR, () -> simple + "\n" + selected + "\n" + differences);
    rules.forEach((rule, count) ->
        assertTrue(
            count <= rule.ceiling() * (all + explained), () -> rule + " was applied " + count));
  }

  @Test
  void eachRuleIsNeededByItsGoldenCase() throws IOException {
    try (Extractor.Session session = new JavaExtractor().open(ExtractorOptions.DEFAULTS)) {
      for (JavacNameRule rule : JavacNameRule.values()) {
        JavacFacts.Source source = OracleSources.goldenCase(rule.goldenCase());
        Map<Integer, Use> theirs = JavacBindings.of(List.of(source), "").getFirst();
        rules.clear();
        compare(source.getName(), ours(session, source), theirs);
        assertTrue(rules.containsKey(rule), () -> rule + " in " + rule.goldenCase());
      }
    }
  }

  private static Map<Integer, String> ours(Extractor.Session session, JavacFacts.Source source) {
    byte[] bytes = source.text().getBytes(StandardCharsets.UTF_8);
    SourceFile file =
        new SourceFile(source.getName(), Sha256.of(bytes), bytes, FileSettings.of("java"));
    CollectedFacts facts =
        CollectedFacts.of(
            file,
            Map.of(Family.AST, Set.of(Definitions.TABLE), Family.CST, Set.of(References.TABLE)),
            out -> session.extract(file, out));
    Map<Object, String> definitions = new HashMap<>();
    for (Map<String, Object> row : facts.rows(Definitions.TABLE)) {
      definitions.put(row.get("def_id"), row.get("kind") + "@" + row.get("name_bstart"));
    }
    Map<Integer, String> ours = new HashMap<>();
    for (Map<String, Object> row : facts.rows(References.TABLE)) {
      if (!row.get("role").equals("declaration") && row.containsKey("binding_def_id")) {
        ours.put((Integer) row.get("bstart"), definitions.get(row.get("binding_def_id")));
      }
    }
    return ours;
  }

  private void compare(String path, Map<Integer, String> ours, Map<Integer, Use> theirs) {
    List<Integer> offsets = new ArrayList<>(theirs.keySet());
    offsets.sort(null);
    for (int offset : offsets) {
      Use use = theirs.get(offset);
      String bound = ours.get(offset);
      Counts counts = use.selected() ? selected : simple;
      if (bound == null && use.target() == null) {
        continue;
      }
      if (use.translated() != null) {
        rules.merge(use.translated(), 1, Integer::sum);
      }
      boolean one = bound == null || use.target() == null;
      JavacNameRule excuse = one ? use.excuse().get() : null;
      if (bound != null && bound.equals(use.target())) {
        counts.same++;
      } else if (excuse != null) {
        counts.explained++;
        rules.merge(excuse, 1, Integer::sum);
      } else {
        if (bound == null) {
          counts.missing++;
        } else if (use.target() == null) {
          counts.extra++;
        } else {
          counts.other++;
        }
        if (shown-- > 0) {
          differences.append(
              "%s: %s @%d: ours %s, javac's %s%n"
                  .formatted(path, use.name(), offset, bound, use.target()));
        }
      }
    }
  }
}
