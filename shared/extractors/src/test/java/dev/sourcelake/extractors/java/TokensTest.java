package dev.sourcelake.extractors.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.extractors.testing.GoldenCases;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.CstTokens;
import dev.sourcelake.model.table.Extractions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final Extractor.Session SESSION =
      new JavaExtractor().open(ExtractorOptions.DEFAULTS);

  @Test
  void everythingIsAToken() {
    assertEquals(
        "whitespace newline comment:// é newline keyword:class whitespace identifier:Ä"
            + " separator:{ keyword:int whitespace identifier:x operator:= number:0x1.8p-3f"
            + " separator:; comment:/* \r */ separator:} newline",
        tokens(" \r\n// é\rclass Ä{int x=0x1.8p-3f;/* \r */}\n"));
  }

  @Test
  void closingBracketsOfTypesAreTokensOfTheirOwnAndShiftsAreOne() {
    assertEquals(
        List.of(">", ">", ">>", ">>>", ">", ">", ">", ">>=", ">>"),
        startingWith(
            '>',
            """
            class A { Map<String, List<int[]>> x = a >> 1 >>> 2;
              B<C<D<? extends @E(1) F>>> y; void m() { x >>= i < j && k < (l >> 3) ? 1 : 2; } }
            """));
  }

  @Test
  void wordsOfContextAreKeywordsWhereTheyAreMeantSo() {
    String source =
        """
        import module m;
        sealed interface S permits R {}
        record R(int record, int permits) implements S {}
        non-sealed class N { int non, sealed = non-sealed; var var = 1; }
        class When { int yield(Object when) {
          return switch (when) { case String s when s.isEmpty() -> { yield 1; } case when: yield(2); };
        } }
        """;
    assertEquals(
        List.of(
            "module", "sealed", "permits", "record", "non-sealed", "var", "when", "yield", "yield"),
        facts(source).rows(CstTokens.TABLE).stream()
            .filter(row -> row.get("kind").equals("keyword"))
            .map(row -> row.get("text").toString())
            .filter(
                Set.of(
                        "module",
                        "sealed",
                        "permits",
                        "record",
                        "non-sealed",
                        "var",
                        "when",
                        "yield")
                    ::contains)
            .toList());
  }

  @Test
  void escapesLiteralsAndErrorsKeepTheirText() {
    assertEquals(
        "identifier:\\u0041b operator:= string:\"\\u0022 separator:; string:\"\"\"\n \\\"\"\" \"\"\""
            + " character:'\\'' error:# error:\"open newline error:/* end",
        tokens("\\u0041b=\"\\u0022;\"\"\"\n \\\"\"\" \"\"\"'\\''#\"open\n/* end"));
  }

  @Test
  void tokensTileFilesOfAnyEncoding() {
    String source = "class Ä { String s = \"\uD83D\uDE00é\"; }\r\n// \u3042";
    for (String encoding : List.of("utf-8", "utf-16", "utf-16le", "iso-8859-1", "shift_jis")) {
      assertTiled(source.getBytes(Charset.forName(encoding)), encoding);
    }
    assertTiled(("\uFEFF" + source).getBytes(StandardCharsets.UTF_8), null);
    assertTiled(
        new byte[] {'i', (byte) 0xFF, 'n', (byte) 0xC3, '"', (byte) 0xF0, (byte) 0x9F}, null);
    assertTiled(new byte[0], null);
  }

  @Test
  void generatedRegionsAreOneTokenEach() {
    String source = "class A {\n// BEGIN GENERATED\nint \u00E9;\n// END GENERATED\nint b;\n}\n";
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    FileSettings settings = FileSettings.of("java").with(GoldenCases.MARKERS);
    CollectedFacts facts = facts(bytes, settings);
    Map<String, Object> skipped = facts.row(CstTokens.TABLE, "kind", "skipped");
    assertEquals(29, skipped.get("bstart"));
    assertEquals(37, skipped.get("bend"));
    assertArrayEquals(bytes, joined(facts, bytes));
  }

  @Test
  void aFileThatIsNoJavaHasItsTokensAndSaysSo() {
    CollectedFacts facts = facts("class { int x; ");
    Map<String, Object> ledger = facts.row(Extractions.TABLE, "extractor", "cst");
    assertEquals("partial", ledger.get("status"));
    assertEquals("JavaParser rejects the file: tokens only", ledger.get("reason"));
    assertEquals("failed", facts.row(Extractions.TABLE, "extractor", "symtable").get("status"));
    assertEquals(9, facts.rows(CstTokens.TABLE).size());
  }

  @Test
  void deepBracketsCostNoMoreThanTheirLength() {
    String source = "<".repeat(200_000) + ">".repeat(200_000) + ">".repeat(200_000);
    assertTiled(source.getBytes(StandardCharsets.UTF_8), null);
  }

  private static void assertTiled(byte[] bytes, String encoding) {
    FileSettings settings =
        new FileSettings("java", null, null, encoding, null, null, null, null, null, null);
    assertArrayEquals(bytes, joined(facts(bytes, settings), bytes));
  }

  /** The raw bytes of all tokens, which must follow each other. */
  static byte[] joined(CollectedFacts facts, byte[] file) {
    int end = 0;
    for (Map<String, Object> row : facts.rows(CstTokens.TABLE)) {
      assertEquals(end, row.get("bstart"), () -> "a token starts where the last one ends: " + row);
      end = (int) row.get("bend");
    }
    return java.util.Arrays.copyOf(file, end);
  }

  private static String tokens(String source) {
    return facts(source).rows(CstTokens.TABLE).stream()
        .map(row -> row.get("kind") + (row.containsKey("text") ? ":" + row.get("text") : ""))
        .collect(Collectors.joining(" "));
  }

  private static List<String> startingWith(char c, String source) {
    return facts(source).rows(CstTokens.TABLE).stream()
        .map(row -> row.getOrDefault("text", " ").toString())
        .filter(text -> text.charAt(0) == c)
        .toList();
  }

  private static CollectedFacts facts(String source) {
    return facts(source.getBytes(StandardCharsets.UTF_8), FileSettings.of("java"));
  }

  private static CollectedFacts facts(byte[] bytes, FileSettings settings) {
    SourceFile file = new SourceFile("A.java", Sha256.of(bytes), bytes, settings);
    return CollectedFacts.of(
        file, Set.of(Family.CST, Family.SYMTABLE), out -> SESSION.extract(file, out));
  }
}
