package dev.sourcelake.extractors.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Extractions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares encoding, line end, indent and trailing line end of files with LibCST's module; and with
 * its qualified names of calls and bases that are plain dotted names, as whole sets, what our
 * references and what our targets mean. The files are those of {@link AstOracleTest}, of the sample
 * every fifth.
 */
class LibcstOracleTest {
  private static final Extractor.Session SESSION =
      new PythonExtractor().open(ExtractorOptions.DEFAULTS);

  private final Agreement layout = new Agreement();
  private final Agreement names = new Agreement();
  private final Agreement targets = new Agreement();
  private final Map<LibcstRule, Integer> explained = new EnumMap<>(LibcstRule.class);
  private int compared;
  private long told;

  @Test
  void layoutAndNamesAreThoseOfLibcst() throws IOException {
    Optional<String> missing = LibcstOracle.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    Optional<String> library = CpythonOracle.missing();
    assumeTrue(library.isEmpty(), () -> library.orElse(""));
    List<Path> files = new ArrayList<>(AstOracleTest.files());
    if (System.getProperty("python.sources") == null) {
      files.removeIf(path -> path.getFileName().toString().hashCode() % 5 != 0);
    }
    LibcstOracle.askOnce(files, this::compare);
    System.out.printf(
        "LibCST: %d files; layout %snames %stargets %sexplained %s%n",
        compared, layout.report(), names.report(), targets.report(), explained);
    assertTrue(compared > files.size() / 2, () -> "few files are compared: " + compared);
    assertEquals(1.0, layout.overall(), layout::report);
    assertTrue(names.overall() >= 0.99, names::report);
    assertTrue(targets.overall() >= 0.99, targets::report);
    explained.forEach((rule, count) ->
        assertTrue(
            count <= 5 + rule.ceiling() * told, () -> rule + ", " + rule.reason() + ": " + count));
  }

  @Test
  void eachRuleExplainsItsExample(@TempDir Path folder) throws IOException {
    Optional<String> missing = LibcstOracle.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    List<Path> files = new ArrayList<>();
    for (LibcstRule rule : LibcstRule.values()) {
      files.add(Files.writeString(folder.resolve(rule + ".py"), rule.example()));
    }
    List<String> applied = new ArrayList<>();
    LibcstOracle.ask(
        files,
        answer -> {
          compare(answer);
          applied.add(explained.toString());
          explained.clear();
        });
    assertEquals(
        Arrays.stream(LibcstRule.values()).map(rule -> "{" + rule + "=1}").toList(), applied);
    assertEquals(1.0, targets.overall(), targets::report);
  }

  private void compare(CpythonOracle.Answer answer) {
    if (answer.rejection() != null) {
      return;
    }
    try {
      byte[] bytes = Files.readAllBytes(answer.path());
      SourceFile file =
          new SourceFile(
              QualifiedNames.MODULE + ".py", Sha256.of(bytes), bytes, FileSettings.of("python"));
      CollectedFacts facts =
          CollectedFacts.of(
              file, Set.of(Family.AST, Family.CST), sink -> SESSION.extract(file, sink));
      Map<String, Object> ledger = facts.row(Extractions.TABLE, "extractor", "ast");
      String name = answer.path().toString();
      layout.add(name, List.of(layout(ledger)), List.of(theirLayout(answer.facts().getFirst())));
      if (ledger.get("status").equals("ok")) {
        compareNames(name, answer.facts().subList(1, answer.facts().size()), facts);
        compared++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String layout(Map<String, Object> ledger) {
    String newline = ledger.get("newline").toString();
    return String.join(
        " ",
        "module",
        ledger.get("encoding").toString(),
        newline.equals("none") ? "lf" : newline,
        ledger.getOrDefault("indent", "4").toString(),
        ledger.get("trailing_newline").toString());
  }

  /** Python's names of encodings, as Java has them. */
  private static String theirLayout(String fact) {
    String[] words = fact.split(" ", -1);
    String charset = words[1].startsWith("utf-8") ? "utf-8" : Charset.forName(words[1]).name();
    return String.join(
        " ",
        words[0],
        charset.toLowerCase(Locale.ROOT),
        words[2],
        words[3],
        words[4].toLowerCase(Locale.ROOT));
  }

  private void compareNames(String file, List<String> theirs, CollectedFacts facts) {
    QualifiedNames all = new QualifiedNames(facts);
    theirs.forEach(all::add);
    told += theirs.size();
    names.add(file, all.ourNames, all.theirNames);
    targets.add(file, all.ourTargets, all.theirTargets);
    all.explained.forEach((rule, count) -> explained.merge(rule, count, Integer::sum));
  }
}
