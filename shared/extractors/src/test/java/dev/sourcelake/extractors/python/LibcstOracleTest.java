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
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.model.table.References;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Compares encoding, line end, indent and trailing line end of files with LibCST's module, and what
 * the names mean that calls and bases begin with, with its qualified names. The files are those of
 * {@link AstOracleTest}, of the sample every fifth.
 */
class LibcstOracleTest {
  private static final Extractor.Session SESSION =
      new PythonExtractor().open(ExtractorOptions.DEFAULTS);

  private final Agreement layout = new Agreement();
  private final Agreement names = new Agreement();
  private int compared;

  @Test
  void layoutAndNamesAreThoseOfLibcst() throws IOException {
    Optional<String> missing = LibcstOracle.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    Optional<String> library = CpythonOracle.missing();
    assumeTrue(library.isEmpty(), () -> library.orElse(""));
    List<Path> files = new ArrayList<>(AstOracleTest.files());
    if (System.getProperty("python.sources") == null) {
      files.removeIf(path -> path.toString().hashCode() % 5 != 0);
    }
    LibcstOracle.ask(files, this::compare);
    System.out.printf(
        "LibCST: %d files; layout %snames %s", compared, layout.report(), names.report());
    assertTrue(compared > files.size() / 2, () -> "few files are compared: " + compared);
    assertEquals(1.0, layout.overall(), layout::report);
    assertTrue(names.overall() >= 0.99, names::report);
  }

  private void compare(CpythonOracle.Answer answer) {
    if (answer.rejection() != null) {
      return;
    }
    try {
      byte[] bytes = Files.readAllBytes(answer.path());
      SourceFile file =
          new SourceFile("module__.py", Sha256.of(bytes), bytes, FileSettings.of("python"));
      CollectedFacts facts =
          CollectedFacts.of(
              file, Set.of(Family.AST, Family.CST), sink -> SESSION.extract(file, sink));
      Map<String, Object> ledger = facts.row(Extractions.TABLE, "extractor", "ast");
      String name = answer.path().toString();
      layout.add(name, List.of(layout(ledger)), List.of(theirLayout(answer.facts().getFirst())));
      if (ledger.get("status").equals("ok")) {
        compareNames(name, answer.facts(), facts);
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
    Map<String, Map<String, Object>> references = new HashMap<>();
    for (Map<String, Object> row : facts.rows(References.TABLE)) {
      references.put(row.get("start_line") + " " + row.get("start_col"), row);
    }
    List<Map<String, Object>> definitions = facts.rows(Definitions.TABLE);
    List<String> ourFacts = new ArrayList<>();
    List<String> theirFacts = new ArrayList<>();
    for (String fact : theirs.subList(1, theirs.size())) {
      String[] words = fact.split(" ", -1);
      Set<String> plain = new TreeSet<>();
      for (String each : words[3].split(",", -1)) {
        plain.add(each.replaceAll("<[^>]*>\\.", ""));
      }
      String place = words[0] + " " + words[1] + " " + words[2] + " ";
      theirFacts.add(place + plain);
      Map<String, Object> root = references.get(words[1] + " " + words[2]);
      if (root != null) {
        ourFacts.add(place + ours(root, plain.iterator().next(), definitions));
      }
    }
    names.add(file, ourFacts, theirFacts);
  }

  /** What the first name means, with the rest of the dotted name as LibCST has it. */
  private static Set<String> ours(
      Map<String, Object> root, String theirs, List<Map<String, Object>> definitions) {
    Set<String> roots = new TreeSet<>();
    Object binding = root.get("binding_def_id");
    if (binding != null) {
      Object name = definitions.get((int) binding).get("qualified_name");
      roots.add(String.valueOf(name).replaceFirst("^module__\\.", ""));
    }
    for (Object candidate : (List<?>) root.getOrDefault("candidates", List.of())) {
      roots.add(((Map<?, ?>) candidate).get("name").toString().replaceFirst("^module__\\.", ""));
    }
    Set<String> whole = new TreeSet<>();
    for (String each : roots) {
      // Of the rest only the place of its beginning depends on what the name means.
      whole.add(theirs.startsWith(each + ".") || theirs.equals(each) ? theirs : each);
    }
    return whole;
  }
}
