package dev.sourcelake.extractors.treesitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.model.Family;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every pack of every language: a misspelt capture would be no error, only facts that are missing.
 */
class QueryPacksTest {
  /** Captures that a match is about, alone or with more behind a dot. */
  private static final Set<String> TOPICS =
      Set.of(
          "definition", "call", "import", "supertype", "doc", "elsewhere", "exported", "injection");

  /** Captures that say more of a match, and those that only predicates look at. */
  private static final Set<String> PARTS =
      Set.of(
          "alias",
          "attribute",
          "arguments",
          "attr",
          "body",
          "code",
          "default",
          "define",
          "exports",
          "embedded",
          "extend",
          "function",
          "include",
          "keyword",
          "kind",
          "language",
          "made",
          "made_by",
          "module",
          "name",
          "new",
          "owner",
          "path",
          "prefix",
          "receiver",
          "require",
          "self",
          "source",
          "span",
          "specifier",
          "subtype",
          "system",
          "tag",
          "targets",
          "tree",
          "type",
          "value",
          "wildcard");

  @TestFactory
  Stream<DynamicTest> everyPackCompilesAndCapturesWhatIsKnown() {
    return Stream.concat(Dialects.all().stream(), Stream.of(Dialects.java()))
        .map(dialect ->
            DynamicTest.dynamicTest(
                dialect.language() + " " + dialect.grammar(),
                () -> assertEquals(Set.of(), unknownCaptures(dialect))));
  }

  private static Set<String> unknownCaptures(Dialect dialect) {
    Set<String> unknown = new TreeSet<>();
    IntStream.range(0, dialect.query().captureCount())
        .mapToObj(dialect.query()::captureName)
        .filter(name -> !PARTS.contains(name) && !isOfTopic(name))
        .forEach(unknown::add);
    return unknown;
  }

  private static boolean isOfTopic(String capture) {
    int dot = capture.indexOf('.');
    return TOPICS.contains(dot < 0 ? capture : capture.substring(0, dot));
  }

  @Test
  void aLanguagesVersionNamesItsOwnPacksOnly() {
    TreeSitterExtractor extractor = new TreeSitterExtractor();
    for (String language : Dialects.languages()) {
      String version = extractor.version(Family.TREE_SITTER, language);
      List<String> own =
          Stream.concat(Dialects.of(language).stream(), Injections.dialectsIn(language).stream())
              .map(Dialect::packSha256)
              .toList();
      for (Dialect dialect : Dialects.all()) {
        String pack = dialect.packSha256();
        assertTrue(version.contains(pack) == own.contains(pack), language + ": " + version);
      }
    }
  }
}
