package dev.sourcelake.extractors.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Extractions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Compares the least version that a file needs with what JavaParser's own validators say. */
class LanguageFeaturesTest {
  private static final LanguageLevel HIGHEST = LanguageLevel.JAVA_26;

  private final Map<LanguageLevel, JavaParser> parsers = new EnumMap<>(LanguageLevel.class);

  @Test
  void javaParserAcceptsAFileAtItsLeastVersionAndNoneBelow() throws IOException {
    List<String> differences = new ArrayList<>();
    Set<String> met = new TreeSet<>();
    try (Extractor.Session session = new JavaExtractor(null).open(ExtractorOptions.DEFAULTS)) {
      OracleSources.each((path, text) -> {
        if (accepts(HIGHEST, text)) {
          Map<?, ?> options = options(session, path.toString(), text);
          int least = Integer.parseInt(options.get("least_level").toString());
          Object by = options.get("least_level_by");
          if (!accepts(level(least), text)) {
            differences.add(path + " is rejected at " + least + ", least by " + by);
          }
          if (by != null) {
            met.add(by.toString());
            LanguageFeature feature =
                LanguageFeature.valueOf(by.toString().toUpperCase(Locale.ROOT));
            if (feature.isValidated() && accepts(level(least - 1), text)) {
              differences.add(path + " is accepted below " + least + ", least by " + by);
            }
          }
        }
      });
    }
    assertEquals(List.of(), differences);
    assertTrue(met.size() >= 8, () -> "only " + met);
  }

  @Test
  void eachFeatureIsFoundWhereItIsAllThatAFileNeeds() throws IOException {
    Map<LanguageFeature, String> sources = new EnumMap<>(LanguageFeature.class);
    sources.put(LanguageFeature.MODULES, "module m {}");
    sources.put(LanguageFeature.PRIVATE_INTERFACE_METHODS, "interface A { private void m() {} }");
    sources.put(
        LanguageFeature.RESOURCES_OF_VARIABLES,
        "class A { void m(java.io.Reader r) throws Exception { try (r) {} } }");
    sources.put(
        LanguageFeature.DIAMOND_OF_ANONYMOUS_CLASSES,
        "class A { Object o = new java.util.ArrayList<>() {}; }");
    sources.put(LanguageFeature.LOCAL_VARIABLE_TYPES, body("var x = 1;"));
    sources.put(LanguageFeature.LAMBDA_PARAMETER_TYPES, body("F f = (var x) -> x;"));
    sources.put(
        LanguageFeature.SWITCH_EXPRESSIONS, body("int x = switch (1) { default: yield 1; };"));
    sources.put(LanguageFeature.SWITCH_LABEL_LISTS, body("switch (1) { case 1, 2: }"));
    sources.put(LanguageFeature.SWITCH_ARROWS, body("switch (1) { case 1 -> m(); }"));
    sources.put(LanguageFeature.TEXT_BLOCKS, body("String s = \"\"\"\n  x\"\"\";"));
    sources.put(LanguageFeature.RECORDS, "record A() {}");
    sources.put(LanguageFeature.PATTERNS, body("boolean b = o instanceof String s;"));
    sources.put(LanguageFeature.LOCAL_INTERFACES, body("interface I {}"));
    sources.put(LanguageFeature.LOCAL_ENUMS, body("enum E { A }"));
    sources.put(LanguageFeature.SEALED_TYPES, "sealed class A permits B {}");
    sources.put(LanguageFeature.SWITCH_PATTERNS, body("switch (o) { case String s: default: }"));
    sources.put(LanguageFeature.SWITCH_NULL, body("switch (o) { case null: default: }"));
    sources.put(LanguageFeature.RECORD_PATTERNS, body("boolean b = o instanceof R(String s);"));
    sources.put(LanguageFeature.UNNAMED_VARIABLES, body("int _ = 1;"));
    sources.put(LanguageFeature.UNNAMED_PATTERNS, body("boolean b = o instanceof R(_);"));
    sources.put(
        LanguageFeature.LABELS_OF_PATTERNS,
        body("switch (o) { case A a, B b -> {} default -> {} }"));
    sources.put(LanguageFeature.MODULE_IMPORTS, "import module java.base; class A {}");
    sources.put(LanguageFeature.FLEXIBLE_CONSTRUCTORS, "class A { A() { int x; super(); } }");
    sources.put(LanguageFeature.COMPACT_SOURCE_FILES, "void main() {}");
    try (Extractor.Session session = new JavaExtractor(null).open(ExtractorOptions.DEFAULTS)) {
      sources.forEach((feature, source) ->
          assertEquals(feature.id(), options(session, "A.java", source).get("least_level_by")));
    }
    assertEquals(Set.of(LanguageFeature.values()), sources.keySet());
  }

  private static String body(String statement) {
    return "class A { void m(Object o) { " + statement + " } }";
  }

  private static Map<?, ?> options(Extractor.Session session, String path, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    SourceFile file = new SourceFile(path, Sha256.of(bytes), bytes, FileSettings.of("java"));
    CollectedFacts facts =
        CollectedFacts.of(
            file,
            Map.of(Family.AST, Set.of(Definitions.TABLE)),
            (FactSink out) -> session.extract(file, out));
    return (Map<?, ?>) facts.cells(Extractions.TABLE, "options").getFirst();
  }

  private boolean accepts(LanguageLevel level, String text) {
    return parsers
        .computeIfAbsent(level, l -> new JavaParser(new ParserConfiguration().setLanguageLevel(l)))
        .parse(text)
        .isSuccessful();
  }

  private static LanguageLevel level(int version) {
    return LanguageLevel.valueOf("JAVA_" + version);
  }
}
