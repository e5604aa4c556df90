package dev.sourcelake.extractors.java;

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
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.model.table.References;
import dev.sourcelake.model.table.SymtableScopes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static final Set<Family> ALL = Set.of(Family.AST, Family.CST, Family.SYMTABLE);

  @Test
  void namesAreBoundToTheSameDefinitionsWhetherThoseAreWrittenOrNot() {
    String source =
        "record R<T>(T x) { enum E { A { int f() { return g(); } }; int g() { return 1; } }"
            + " Object m() { Runnable r = () -> new Object() { T y = x(); }; return E.valueOf(\"A\"); } }";
    CollectedFacts all = facts(source, ALL);
    CollectedFacts names = facts(source, Set.of(Family.CST));
    assertEquals(all.rows(References.TABLE), names.rows(References.TABLE));
    for (Map<String, Object> row : all.rows(References.TABLE)) {
      if (row.get("role").equals("declaration")) {
        Map<String, Object> definition =
            all.row(Definitions.TABLE, "def_id", row.get("binding_def_id"));
        assertEquals(row.get("bstart"), definition.get("name_bstart"));
      }
    }
  }

  @Test
  void everyDefinitionWithANameIsDeclaredByOneOccurrence() {
    String source =
        "package p; class A<T> { int a, b[]; A(int c) {} <U> void m(int d, int... e) { int f, g = d;"
            + " for (int i : e) {} try (var h = x()) {} catch (Exception j) {}"
            + " if (h instanceof String k) {} java.util.function.IntUnaryOperator l = n -> n; }"
            + " @interface O { int o(); } record Q(int q) { Q {} } enum E { S } }";
    CollectedFacts facts = facts(source, ALL);
    Set<Object> defined = new TreeSet<>();
    for (Map<String, Object> row : facts.rows(Definitions.TABLE)) {
      if (row.containsKey("name_bstart") && row.get("implicit").equals(false)) {
        defined.add(row.get("def_id"));
      }
    }
    Set<Object> declared = new TreeSet<>();
    for (Map<String, Object> row : facts.rows(References.TABLE)) {
      if (row.get("role").equals("declaration")) {
        assertTrue(declared.add(row.get("binding_def_id")), () -> "twice: " + row);
      }
    }
    assertEquals(defined, declared);
  }

  @Test
  void tenThousandBlocksCostTheFileAtMost() throws InterruptedException {
    String deep =
        "class A { void m(int x) { " + "{ int y = x; ".repeat(10_000) + "}".repeat(10_000) + " } }";
    AtomicReference<CollectedFacts> facts = new AtomicReference<>();
    Thread large = new Thread(null, () -> facts.set(facts(deep, ALL)), "large stack", 512 << 20);
    large.start();
    large.join();
    assertEquals(Set.of("ok"), Set.copyOf(facts.get().cells(Extractions.TABLE, "status")));
    assertEquals(10_003, facts.get().rows(SymtableScopes.TABLE).size());

    Thread small = new Thread(null, () -> facts.set(facts(deep, ALL)), "small stack", 512 << 10);
    small.start();
    small.join();
    assertEquals(3, facts.get().rows(Extractions.TABLE).size());
    assertEquals(
        "failed", facts.get().row(Extractions.TABLE, "extractor", "symtable").get("status"));
  }

  @Test
  void theSameRowsComeUnderAnotherLocale() {
    Locale before = Locale.getDefault();
    try {
      List<String> all =
          List.of("en-US", "tr-TR", "ar-EG").stream()
              .map(tag -> {
                Locale.setDefault(Locale.forLanguageTag(tag));
                return facts("class I { int INDEX = INDEX; int ı; }", ALL).golden();
              })
              .toList();
      assertEquals(1, Set.copyOf(all).size());
    } finally {
      Locale.setDefault(before);
    }
  }

  private static CollectedFacts facts(String source, Set<Family> families) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    SourceFile file = new SourceFile("A.java", Sha256.of(bytes), bytes, FileSettings.of("java"));
    try (Extractor.Session session = new JavaExtractor(null).open(ExtractorOptions.DEFAULTS)) {
      return CollectedFacts.of(file, families, out -> session.extract(file, out));
    }
  }
}
