package dev.sourcelake.extractors.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.python.tokens.PythonLexer;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.extractors.testing.GoldenCases;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.source.LineIndex;
import dev.sourcelake.model.source.SourceText;
import dev.sourcelake.model.table.CstTokens;
import dev.sourcelake.model.table.Extractions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final Extractor.Session SESSION =
      new PythonExtractor().open(ExtractorOptions.DEFAULTS);

  private final Agreement agreement = new Agreement();

  @Test
  void everythingIsAToken() {
    assertEquals(
        "keyword:if whitespace identifier:é separator: whitespace keyword:pass whitespace comment:# ü"
            + " newline whitespace newline whitespace identifier:x operator:= number:0x1F_a"
            + " continuation operator:+ number:.5e-3J operator:** number:1_0. newline",
        tokens("if é: pass # ü\r\n \f\n\fx=0x1F_a\\\n+.5e-3J**1_0.\r"));
  }

  @Test
  void stringsWithReplacementFieldsAreCutIntoTheirParts() {
    assertEquals(
        "string_start:f\" string_middle:a{{ separator:{ identifier:x operator:! identifier:r separator:"
            + " string_middle:> separator:{ identifier:w separator:} separator:} string_middle:\\N{BULLET}"
            + " separator:{ string:\"in\" separator:[ identifier:a separator: identifier:b separator:]"
            + " separator:} string_end:\"",
        tokens("f\"a{{{x!r:>{w}}\\N{BULLET}{\"in\"[a:b]}\""));
    assertEquals(
        "string_start:Rt''' string_middle:\\\\n separator:{ identifier:a operator:!= identifier:b operator:="
            + " separator:} newline",
        tokens("Rt'''\\\\n{a!=b=}''' \n").replace(" string_end:''' whitespace", ""));
  }

  @Test
  void wordsOfContextAreKeywordsWhereTheyAreMeantSo() {
    String source =
        """
        type X[T] = int; type = 1; type(x); type Y = 2
        match = {1: 2}; match[1]; print(match)
        match(x); case(y)
        match (x, lambda: 1):
            case [1, *_] if type: case = 3
            case (a): pass
            case _:
                case[1].x = match - 1
        match -x:
            case {"a": 1}: pass
        """;
    assertEquals(
        List.of("type", "type", "match", "case", "case", "case", "match", "case"),
        facts(source).rows(CstTokens.TABLE).stream()
            .filter(row -> row.get("kind").equals("keyword"))
            .map(row -> row.get("text").toString())
            .filter(Set.of("type", "match", "case")::contains)
            .toList());
  }

  @Test
  void whatIsNoTokenIsAnError() {
    assertEquals(
        "error:? error:$ error:'open newline error:\u00A0 identifier:a error:! string:b'x' error:\"\"\"end\n",
        tokens("?$'open\n\u00A0a!b'x'\"\"\"end\n"));
  }

  @Test
  void secretsAreRedacted() {
    String text = tokens("password = 'hunter2' 'x'\nf(token=f'abc{d}9')\n");
    assertTrue(text.contains("string:*** whitespace string:***"), text);
    assertTrue(text.contains("string_middle:*** separator:{ identifier:d"), text);
  }

  @Test
  void tokensTileFilesOfAnyEncoding() {
    String source = "s = \"\uD83D\uDE00é\" \\\r\n  + f'{x}'\r# \u3042";
    for (String encoding : List.of("utf-8", "utf-16", "utf-16le", "iso-8859-1", "shift_jis")) {
      assertTiled(source.getBytes(Charset.forName(encoding)), encoding);
    }
    assertTiled(("\uFEFF" + source).getBytes(StandardCharsets.UTF_8), null);
    assertTiled(new byte[] {'i', (byte) 0xFF, 'n', (byte) 0xC3, '"', (byte) 0xF0, 0}, null);
    assertTiled(new byte[0], null);
    assertTiled(new byte[] {'\\'}, null);
    assertTiled("f'{a".getBytes(StandardCharsets.UTF_8), null);
  }

  @Test
  void generatedRegionsAreOneTokenEach() {
    String source = "a = 1\n# BEGIN GENERATED\nb = '''\n# END GENERATED\nc = 2\n";
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    CollectedFacts facts = facts(bytes, FileSettings.of("python").with(GoldenCases.MARKERS));
    Map<String, Object> skipped = facts.row(CstTokens.TABLE, "kind", "skipped");
    assertEquals(24, skipped.get("bstart"));
    assertEquals(32, skipped.get("bend"));
    assertTiled(facts, bytes);
  }

  @Test
  void aFileThatIsTooDeepHasItsTokens() {
    CollectedFacts facts = facts("(".repeat(100_000) + "x" + ")".repeat(100_000));
    assertEquals(200_001, facts.rows(CstTokens.TABLE).size());
    assertEquals("partial", facts.row(Extractions.TABLE, "extractor", "cst").get("status"));
  }

  @Test
  void tokensTileMutatedFiles() throws IOException {
    Random random = new Random(1);
    byte[] source = Files.readAllBytes(Path.of("src/test/cases/python/Definitions.py"));
    byte[] signs = "'\"{}()[]\\\n\r#:!f=\t \u00E9".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 2_000; i++) {
      byte[] mutated = source.clone();
      for (int j = 0; j < 4; j++) {
        mutated[random.nextInt(mutated.length)] = signs[random.nextInt(signs.length)];
      }
      assertLexed(SourceText.decode(mutated, StandardCharsets.UTF_8).utf8());
    }
  }

  /** Tokens of CPython 3.14's own tokenizer, and a tiling of every file, broken or not. */
  @Test
  void tokensAreThoseOfCpython() throws IOException {
    Optional<String> missing = CpythonOracle.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    List<Path> files = AstOracleTest.files();
    CpythonOracle.askOnce("tokens", files, this::compare);
    System.out.printf("Python tokens: %d files; %s", files.size(), agreement.report());
    assertEquals(1.0, agreement.overall(), agreement::report);
  }

  private void compare(CpythonOracle.Answer answer) {
    try {
      byte[] bytes = Files.readAllBytes(answer.path());
      SourceText text = SourceText.decode(bytes, StandardCharsets.UTF_8);
      assertLexed(text.utf8());
      if (answer.rejection() != null || text.malformed()) {
        return;
      }
      List<String> ours = new ArrayList<>();
      LineIndex lines = text.lines();
      new PythonLexer(
              text.utf8(),
              text.bom(),
              (kind, start, end) -> {
                String name =
                    switch (kind) {
                      case IDENTIFIER, KEYWORD -> "NAME";
                      case NUMBER, STRING, COMMENT -> kind.name();
                      case OPERATOR, SEPARATOR -> "OP";
                      case STRING_START, STRING_END ->
                          "F" + kind.name().substring("STRING_".length());
                      default -> null;
                    };
                if (name != null) {
                  ours.add(
                      name
                          + " "
                          + lines.line(start)
                          + " "
                          + lines.column(start)
                          + " "
                          + lines.line(end)
                          + " "
                          + lines.column(end));
                }
              })
          .readTo(text.utf8().length);
      agreement.add(answer.path().toString(), ours, answer.facts());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertLexed(byte[] utf8) {
    int[] at = {0};
    new PythonLexer(
            utf8,
            0,
            (kind, start, end) -> {
              assertEquals(at[0], start);
              assertTrue(end > start, () -> kind + " at " + start + " is empty");
              at[0] = end;
            })
        .readTo(utf8.length);
    assertEquals(utf8.length, at[0]);
  }

  private static void assertTiled(byte[] bytes, String encoding) {
    FileSettings settings =
        new FileSettings("python", null, null, encoding, "source", null, null, null, null, null);
    assertTiled(facts(bytes, settings), bytes);
  }

  private static void assertTiled(CollectedFacts facts, byte[] bytes) {
    int at = 0;
    for (Map<String, Object> row : facts.rows(CstTokens.TABLE)) {
      assertEquals(at, row.get("bstart"));
      at = (int) row.get("bend");
    }
    assertEquals(bytes.length, at);
  }

  private static CollectedFacts facts(String source) {
    return facts(source.getBytes(StandardCharsets.UTF_8), FileSettings.of("python"));
  }

  private static CollectedFacts facts(byte[] bytes, FileSettings settings) {
    SourceFile file = new SourceFile("m.py", Sha256.of(bytes), bytes, settings);
    return CollectedFacts.of(file, Set.of(Family.CST), sink -> SESSION.extract(file, sink));
  }

  private static String tokens(String source) {
    return facts(source).rows(CstTokens.TABLE).stream()
        .map(row -> row.get("kind") + (row.containsKey("text") ? ":" + row.get("text") : ""))
        .map(token -> token.equals("separator::") ? "separator:" : token)
        .collect(Collectors.joining(" "));
  }
}
