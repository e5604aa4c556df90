package dev.sourcelake.extractors.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.Diagnostic;
import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.FallbackReader;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.table.Calls;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Extractions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class JavaExtractorTest {
  private final JavaExtractor extractor = new JavaExtractor(null);

  @Test
  void onlyJavaIsRead() {
    assertEquals(Set.of(Family.AST, Family.CST, Family.SYMTABLE), extractor.families("java"));
    assertEquals(Set.of(), extractor.families("python"));
    assertEquals(Set.of(), extractor.families(null));
  }

  @Test
  void theLanguageVersionIsTheDeclaredOneElseTheHighest() {
    Map<String, Object> declared = ledger(read("class A {}", "17"));
    assertEquals("17", declared.get("language_version"));
    assertEquals("pom.xml", declared.get("language_version_source"));
    Map<String, Object> undeclared = ledger(read("class A {}", null));
    assertEquals("26", undeclared.get("language_version"));
    assertEquals("default", undeclared.get("language_version_source"));
  }

  @Test
  void yieldIsANameBeforeJava13() {
    String source = "class A { int yield; void m() { yield = 1; yield(2); } void yield(int x) {} }";
    assertEquals("ok", ledger(read(source, "1.8")).get("status"));
    assertEquals(List.of("yield"), read(source, "8").cells(Calls.TABLE, "name"));
    assertEquals(List.of(), read(source, "21").cells(Calls.TABLE, "name"));
  }

  @Test
  void symbolsNameTheBuildUnitAndTellOverloadsByTheirParameters() {
    FileSettings settings =
        new FileSettings(
            "java", null, null, null, "source", null, null, "p", "maven", "com.acme:app");
    byte[] source =
        "package a.b; class C { void m(int[] x, java.util.List<String> y) {} void m() {} }"
            .getBytes(StandardCharsets.UTF_8);
    assertEquals(
        List.of(
            "maven com.acme:app a/b/",
            "maven com.acme:app a/b/C#",
            "maven com.acme:app a/b/C#`<init>`().",
            "maven com.acme:app a/b/C#m(int$+List).",
            "maven com.acme:app a/b/C#m()."),
        CollectedFacts.of(extractor, "C.java", settings, source)
            .cells(Definitions.TABLE, "symbol"));
  }

  @Test
  void bodiesDifferInTheirTokensAlone() {
    String plain = "class A { int m(int x) { return x+1; } }";
    String spaced = "class A { int m(int x) {\n // why\n return x /* plus */ + 1;\n } }";
    String other = "class A { int m(int x) { return x-1; } }";
    assertEquals(bodyOf(plain), bodyOf(spaced));
    assertNotEquals(bodyOf(plain), bodyOf(other));
  }

  @Test
  void spansAreRawOffsetsInOtherEncodings() {
    byte[] latin = "class Ä { int ö; }".getBytes(StandardCharsets.ISO_8859_1);
    CollectedFacts facts = read(latin, "iso-8859-1");
    assertEquals(6, facts.row(Definitions.TABLE, "kind", "class").get("name_bstart"));
    assertEquals(14, facts.row(Definitions.TABLE, "name", "ö").get("name_bstart"));
    byte[] utf16 = "class Ä { int ö; }".getBytes(StandardCharsets.UTF_16);
    assertEquals(30, read(utf16, null).row(Definitions.TABLE, "name", "ö").get("name_bstart"));
  }

  @Test
  void theLeastVersionThatAFileNeedsIsRecordedWithTheFeature() {
    Map<?, ?> options =
        (Map<?, ?>)
            ledger(read("record A(int x) { Object o = (Runnable) () -> {}; }", null))
                .get("options");
    assertEquals("16", options.get("least_level"));
    assertEquals("records", options.get("least_level_by"));
    assertEquals(
        "8", ((Map<?, ?>) ledger(read("class A {}", null)).get("options")).get("least_level"));
  }

  @Test
  void aFeatureBeyondTheDeclaredVersionIsAWarning() {
    CollectedFacts facts = read("class A { int m(Object o) { var x = 1; return x; } }", "8");
    Map<String, Object> problem = facts.row(Diagnostics.TABLE, "code", "language_level");
    assertEquals("warning", problem.get("severity"));
    assertEquals(
        "The file needs Java 10 (local_variable_types), pom.xml says 8", problem.get("message"));
    assertEquals("ok", ledger(facts).get("status"));
    assertEquals(List.of(), read("record A() {}", "16").rows(Diagnostics.TABLE));
  }

  @Test
  void aPackageThatIsNotItsFoldersIsAWarning() {
    assertEquals(List.of(), below("src", "src/a/b/A.java", "package a.b; class A {}"));
    assertEquals(List.of(), below("src", "src/A.java", "class A {}"));
    assertEquals(List.of(), below("src", "src/a/module-info.java", "module a {}"));
    assertEquals(List.of(), below(null, "a/A.java", "package c; class A {}"));
    assertEquals(
        List.of(
            "The file is in package 'a', its folder below the source root 'src' stands for"
                + " package 'a.b'"),
        below("src", "src/a/b/A.java", "package a; class A {}"));
    assertEquals(
        List.of(
            "The file is in the unnamed package, its folder below the source root '' stands for"
                + " package 'a'"),
        below("", "a/A.java", "class A {}"));
  }

  private List<Object> below(String sourceRoot, String path, String source) {
    FileSettings settings =
        new FileSettings("java", null, null, null, null, null, sourceRoot, null, null, null);
    return CollectedFacts.of(extractor, path, settings, source.getBytes(StandardCharsets.UTF_8))
        .cells(Diagnostics.TABLE, "message");
  }

  @Test
  void nestingBeyondTheStackIsADiagnosticAndNoError() throws Exception {
    String deep = "class A { int x = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "; }";
    AtomicReference<CollectedFacts> facts = new AtomicReference<>();
    Thread small = new Thread(null, () -> facts.set(read(deep, null)), "small stack", 512 << 10);
    small.start();
    small.join();
    assertEquals(List.of("too_deep"), facts.get().cells(Diagnostics.TABLE, "kind"));
    assertEquals("failed", ledger(facts.get()).get("status"));

    Thread large = new Thread(null, () -> facts.set(read(deep, null)), "large stack", 512 << 20);
    large.start();
    large.join();
    assertEquals("ok", ledger(facts.get()).get("status"));
  }

  @Test
  void aFileTooLargeForATreeIsNotParsed() {
    CollectedFacts facts = read("/*" + "x".repeat(5 << 20) + "*/ class A {}", null);
    assertEquals(List.of("too_large"), facts.cells(Diagnostics.TABLE, "kind"));
    assertEquals("failed", ledger(facts).get("status"));
  }

  @Test
  void whatJavaParserRejectsGoesToTheOtherParserWithItsProblemsKept() {
    JavaExtractor both = new JavaExtractor(new OneDefinition());
    CollectedFacts rejected = CollectedFacts.of(both, "A.java", "java", "class { int x; }");
    assertEquals(List.of("found"), rejected.cells(Definitions.TABLE, "name"));
    assertEquals("other", ledger(rejected).get("parser"));
    assertEquals("partial", ledger(rejected).get("status"));
    assertEquals(List.of("syntax"), rejected.cells(Diagnostics.TABLE, "kind"));

    CollectedFacts accepted = CollectedFacts.of(both, "A.java", "java", "class A { int x; }");
    assertEquals("javaparser", ledger(accepted).get("parser"));
    assertTrue(both.version(Family.AST, "java").endsWith(", other 1"));
  }

  @Test
  void aSmallSkippedPartIsNoReasonToGoElsewhere() {
    String source = "class A { void m() { int x = ; } " + "void n() {} ".repeat(100) + "}";
    JavaExtractor both = new JavaExtractor(new OneDefinition());
    Map<String, Object> row = ledger(CollectedFacts.of(both, "A.java", "java", source));
    assertEquals("javaparser", row.get("parser"));
    assertEquals("partial", row.get("status"));
  }

  @Test
  void theSameRowsComeUnderAnotherEnvironment() {
    List<String> all = new ArrayList<>();
    for (String tag : List.of("en-US", "tr-TR", "ar-EG")) {
      java.util.Locale before = java.util.Locale.getDefault();
      try {
        java.util.Locale.setDefault(java.util.Locale.forLanguageTag(tag));
        all.add(read("class I { int INDEX = \"İ\".length(); }", null).golden());
      } finally {
        java.util.Locale.setDefault(before);
      }
    }
    assertEquals(1, Set.copyOf(all).size(), () -> String.join("\n", all));
  }

  private Object bodyOf(String source) {
    return read(source, null).row(Definitions.TABLE, "kind", "method").get("body_sha256");
  }

  private static Map<String, Object> ledger(CollectedFacts facts) {
    return facts.rows(Extractions.TABLE).getFirst();
  }

  private CollectedFacts read(String source, String level) {
    FileSettings settings =
        new FileSettings(
            "java",
            level,
            level == null ? null : "pom.xml",
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    return CollectedFacts.of(
        extractor, "A.java", settings, source.getBytes(StandardCharsets.UTF_8));
  }

  private CollectedFacts read(byte[] source, String encoding) {
    assertTrue(encoding == null || Charset.isSupported(encoding));
    FileSettings settings =
        new FileSettings("java", null, null, encoding, null, null, null, null, null, null);
    return CollectedFacts.of(extractor, "A.java", settings, source);
  }

  /** Finds one definition in any file. */
  private static final class OneDefinition implements FallbackReader {
    @Override
    public String version() {
      return "other 1";
    }

    @Override
    public Session open(ExtractorOptions options) {
      return new Session() {
        @Override
        public Extraction read(
            SourceFile file, FactSink out, Diagnostic.Kind cause, String reason) {
          out.begin(Family.AST, Definitions.TABLE, 0, 5).set(Definitions.NAME, "found");
          return Extraction.by("other", "1", Extraction.Status.PARTIAL, reason);
        }

        @Override
        public void close() {}
      };
    }
  }
}
