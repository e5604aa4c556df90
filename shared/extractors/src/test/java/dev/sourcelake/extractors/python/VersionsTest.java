package dev.sourcelake.extractors.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Extractions;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
  private static final Extractor.Session SESSION =
      new PythonExtractor().open(ExtractorOptions.DEFAULTS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "def f(*, a): pass|3.0",
        "def f(a: int): pass|3.0",
        "raise A from b|3.0",
        "a, *b = c|3.0",
        "async def f(): pass|3.5",
        "x = {**a}|3.5",
        "x = a @ b|3.5",
        "f(*a, *b)|3.5",
        "f(*a, b)|3.5",
        "f(**a, **b)|3.5",
        "x = f'{a}'|3.6",
        "x: int|3.6",
        "x = 1_000|3.6",
        "print(x := 1)|3.8",
        "def f(a, /): pass|3.8",
        "while a:~  try: pass~  finally:~    if b: continue|3.8",
        "x = f'{a=}'|3.8",
        "@a[0].b~class C: pass|3.9",
        "with (a as b, c): pass|3.9",
        "match a:~  case 1: pass|3.10",
        "x = a[b := 1]|3.10",
        "x = {b := 1}|3.10",
        "try: pass~except* A: pass|3.11",
        "x = a[*b]|3.11",
        "def f(*a: *T): pass|3.11",
        "class C[T]: pass|3.12",
        "type X = int|3.12",
        "class C[T = int]: pass|3.13",
        "def f[*Ts = *tuple[int, ...]](): pass|3.13",
        "type X[**P = [int]] = int|3.13",
        "x = f'{a['b']}'|3.12",
        "x = f'{a[\"\\\\n\"]}'|3.12",
        "x = t'{a}'|3.14",
        "x = t'{a:>{b}}'|3.14",
        "try: pass~except A, B, C: pass|3.14",
      })
  void theLeastVersionIsTheHighestOfAFilesFeatures(String source, String version) {
    String text = source.replace("~", "\n") + "\n";
    CollectedFacts facts = facts(text, "3.14");
    assertEquals(version, options(facts).get("least_level"), () -> text);
    assertEquals(List.of(), facts.cells(Diagnostics.TABLE, "message"));
    assertEquals(
        List.of("language_level"),
        facts(text, "2.7").cells(Diagnostics.TABLE, "code").stream().distinct().toList());
  }

  @Test
  void whatEveryPythonTakesNeedsNoVersion() {
    CollectedFacts facts =
        facts("class A(B):\n    x = {1: [a, 0, 00, 'b']}\n    def f(a, *b): return f(*b)\n", "2.7");
    assertEquals(null, options(facts).get("least_level"));
    assertEquals(List.of(), facts.cells(Diagnostics.TABLE, "message"));
  }

  @Test
  void aNewerFeatureIsAWarningThatNamesWhoAsksForLess() {
    Map<String, Object> problem =
        facts("match a:\n    case 1: pass\n", "3.9").rows(Diagnostics.TABLE).getFirst();
    assertEquals("warning", problem.get("severity"));
    assertEquals(
        "The file needs Python 3.10 (match), pyproject.toml: requires-python says 3.9",
        problem.get("message"));
    assertEquals(0, problem.get("bstart"));
  }

  @Test
  void whatOnlyPython2TakesIsAnErrorUnlessItIsAskedFor() {
    String source = "print 'x'\nexec a\nraise E, 'm'\nx = 0777 if 10L <> y else 1\nok = 1\n";
    CollectedFacts facts = facts(source, "3.9");
    assertEquals(
        List.of("error"), facts.cells(Diagnostics.TABLE, "severity").stream().distinct().toList());
    assertEquals(6, facts.rows(Diagnostics.TABLE).size(), facts.rows(Diagnostics.TABLE)::toString);
    assertEquals("partial", facts.row(Extractions.TABLE, "extractor", "ast").get("status"));
    assertEquals(
        List.of("info"),
        facts(source, "2.7").cells(Diagnostics.TABLE, "severity").stream().distinct().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "print 'x',|a print statement",
        "exec 'x' in d|an exec statement",
        "x = `a`|an expression in backticks",
        "x = ur'a'|a string with the prefix ur",
        "def f((a, b)): pass|a parameter that is unpacked",
        "x = lambda (a, b): 1|a parameter that is unpacked",
        "raise E, 'm', t|raise of several values",
        "x = a <> b|the operator <>",
        "x = 10l|a long integer",
        "x = 0777|an octal number without 0o",
      })
  void whatOnlyPython2TakesIsNamed(String source, String what) {
    assertEquals(
        List.of("No Python 3 takes this, it is not read: " + what),
        facts(source + "\n", null).cells(Diagnostics.TABLE, "message"));
    assertEquals(List.of("info"), facts(source + "\n", "2.7").cells(Diagnostics.TABLE, "severity"));
  }

  @Test
  void aNameBesideAnExceptionsTypeIsBoundInPython2() {
    String source = "try: pass\nexcept A, b: pass\n";
    assertEquals(List.of(), facts(source, "2.7").cells(Diagnostics.TABLE, "message"));
    assertEquals(
        List.of(
            "The file needs Python 3.14 (several types in except without parentheses),"
                + " pyproject.toml: requires-python says 3.9"),
        facts(source, "3.9").cells(Diagnostics.TABLE, "message"));
  }

  @Test
  void whatWasANameOnceIsAWarningSinceItIsNone() {
    String source = "async = 1\nprint(await)\n";
    assertEquals(List.of(), facts(source, "3.6").cells(Diagnostics.TABLE, "message"));
    assertEquals(
        List.of(
            "No Python since 3.7 takes this: async as a name",
            "No Python since 3.7 takes this: await as a name"),
        facts(source, "3.7").cells(Diagnostics.TABLE, "message"));
  }

  @Test
  void whatNeedsNoNewSyntaxNeedsNoVersion() {
    String source = "def f(a=int | None):\n    try: pass\n    finally: return a\n";
    assertEquals(List.of(), facts(source, "2.7").cells(Diagnostics.TABLE, "message"));
  }

  @Test
  void theVersionThatIsAskedForStandsInTheLedger() {
    Map<String, Object> ledger = facts("x = 1\n", "3.9").row(Extractions.TABLE, "extractor", "ast");
    assertEquals("3.9", ledger.get("language_version"));
    assertEquals("pyproject.toml: requires-python", ledger.get("language_version_source"));
  }

  @Test
  void aFileIsReadInTheEncodingThatItDeclares() {
    for (String name : List.of("latin-1", "cp1252", "iso-8859-15", "utf8", "mac-roman")) {
      Charset charset =
          switch (name) {
            case "mac-roman" -> Charset.forName("x-MacRoman");
            case "latin-1" -> StandardCharsets.ISO_8859_1;
            default -> Charset.forName(name);
          };
      byte[] bytes =
          "#!/usr/bin/python\n# -*- coding: %s -*-\nx = 'é'\n".formatted(name).getBytes(charset);
      Map<String, Object> ledger = facts(bytes, null).row(Extractions.TABLE, "extractor", "ast");
      assertEquals(charset.name().toLowerCase(Locale.ROOT), ledger.get("encoding"));
    }
    CollectedFacts late = facts("x = 1\n# coding: latin-1\n", null);
    assertEquals("utf-8", late.row(Extractions.TABLE, "extractor", "ast").get("encoding"));
    CollectedFacts unknown = facts("# coding: klingon\n", null);
    assertEquals(
        List.of(
            "The encoding 'klingon' that the file declares is not known, the file is read as UTF-8"),
        unknown.cells(Diagnostics.TABLE, "message"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> options(CollectedFacts facts) {
    return (Map<String, Object>) facts.row(Extractions.TABLE, "extractor", "ast").get("options");
  }

  private static CollectedFacts facts(String source, String level) {
    return facts(source.getBytes(StandardCharsets.UTF_8), level);
  }

  private static CollectedFacts facts(byte[] bytes, String level) {
    String from = level == null ? null : "pyproject.toml: requires-python";
    FileSettings settings =
        new FileSettings("python", level, from, null, "source", null, null, null, null, null);
    SourceFile file = new SourceFile("m.py", Sha256.of(bytes), bytes, settings);
    return CollectedFacts.of(file, Set.of(Family.AST), sink -> SESSION.extract(file, sink));
  }
}
