package dev.sourcelake.extractors.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SecretDetector;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.Annotations;
import dev.sourcelake.model.table.Calls;
import dev.sourcelake.model.table.Definitions;
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.model.table.Imports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Compares definitions, calls, imports, decorators, defaults and docstrings with what CPython
 * 3.14's {@code ast} says. The files are those of {@link AstOracleTest}.
 */
class FactsOracleTest {
  private static final Extractor.Session SESSION =
      new PythonExtractor().open(ExtractorOptions.DEFAULTS);

  /** One of so many facts may be explained, and two in a small sample. */
  private static final int ONE_EXPLAINED_OF = 10_000;

  private final Agreement agreement = new Agreement();
  private int compared;
  private long explained;
  private long all;

  @Test
  void factsAreThoseOfCpython() throws IOException {
    Optional<String> missing = CpythonOracle.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    List<Path> files = AstOracleTest.files();
    CpythonOracle.askOnce("queries", files, this::compare);
    System.out.printf("Python facts: %d files; %s", compared, agreement.report());
    assertTrue(compared > files.size() / 2, () -> "few files are compared: " + compared);
    System.out.printf("explained: %d of %d%n", explained, all);
    assertTrue(explained <= 2 + all / ONE_EXPLAINED_OF, () -> explained + " of " + all);
    assertEquals(1.0, agreement.overall(), agreement::report);
  }

  private void compare(CpythonOracle.Answer answer) {
    if (answer.rejection() != null) {
      return;
    }
    try {
      byte[] bytes = Files.readAllBytes(answer.path());
      FileSettings settings = FileSettings.of("python");
      SourceFile file = new SourceFile("m.py", Sha256.of(bytes), bytes, settings);
      CollectedFacts facts =
          CollectedFacts.of(file, Set.of(Family.AST), sink -> SESSION.extract(file, sink));
      Map<String, Object> ledger = facts.row(Extractions.TABLE, "extractor", "ast");
      if (ledger.get("error_bytes").equals(0L)) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean escapes = text.contains("\\") || text.contains("\t");
        List<String> ours = ours(facts, escapes);
        List<String> theirs = new ArrayList<>(answer.facts());
        all += theirs.size();
        Map<String, String> redacted = redacted(ours, facts);
        theirs.replaceAll(fact -> redacted.getOrDefault(withoutLength(fact), fact));
        Set<String> known = new HashSet<>(ours);
        theirs.removeIf(fact -> !known.contains(fact) && isCallInAlias(fact, text));
        explained += answer.facts().size() - theirs.size();
        agreement.add(answer.path().toString(), ours, theirs);
        compared++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Docstrings that hold what looks like a secret are not compared by their length. */
  private static Map<String, String> redacted(List<String> ours, CollectedFacts facts) {
    Map<String, String> redacted = new HashMap<>();
    for (Map<String, Object> row : facts.rows(Docs.TABLE)) {
      if (row.get("text").toString().contains(SecretDetector.REDACTED)) {
        for (String fact : ours) {
          if (fact.startsWith("docstring ") && fact.contains(" " + span(row) + " ")) {
            redacted.put(withoutLength(fact), fact);
          }
        }
      }
    }
    return redacted;
  }

  private static String withoutLength(String fact) {
    return fact.substring(0, fact.lastIndexOf(' '));
  }

  /**
   * The grammar reads {@code type(x).y = z} as a type alias, so that its queries miss the call. The
   * syntax tree has it.
   */
  private static boolean isCallInAlias(String fact, String text) {
    if (!fact.startsWith("call ") || !fact.endsWith(" type 1")) {
      return false;
    }
    String[] words = fact.split(" ", -1);
    String line = text.split("\r\n|\r|\n", -1)[Integer.parseInt(words[1]) - 1];
    return line.strip().matches("type\\(.*\\)[.\\[].*=.*");
  }

  private static List<String> ours(CollectedFacts facts, boolean escapes) {
    List<String> ours = new ArrayList<>();
    List<Map<String, Object>> definitions = facts.rows(Definitions.TABLE);
    for (Map<String, Object> row : definitions) {
      switch (row.get("kind").toString()) {
        case "class" -> ours.add("definition class " + row.get("name") + " " + span(row));
        case "function", "method", "constructor" ->
            ours.add("definition function " + row.get("name") + " " + span(row));
        default -> {
          // CPython's definitions are classes and functions.
        }
      }
    }
    for (Map<String, Object> row : facts.rows(Annotations.TABLE)) {
      Object owner = definitions.get((int) row.get("def_id")).get("name");
      switch (row.get("kind").toString()) {
        case "decorator" -> ours.add("decorator " + owner + " " + span(row));
        case "default" -> ours.add("default " + row.get("name") + " " + span(row));
        default -> {
          // Types are parts of the syntax tree.
        }
      }
    }
    for (Map<String, Object> row : facts.rows(Docs.TABLE)) {
      int owner = (int) row.get("def_id");
      int length = escapes ? 0 : row.get("text").toString().getBytes(StandardCharsets.UTF_8).length;
      Object name = owner == 0 ? "" : definitions.get(owner).get("name");
      ours.add("docstring " + name + " " + span(row) + " " + length);
    }
    for (Map<String, Object> row : facts.rows(Calls.TABLE)) {
      if (!row.get("kind").equals("decorator")) {
        String name = row.getOrDefault("name", "").toString();
        ours.add("call " + span(row) + " " + name + " " + row.get("argument_count"));
      }
    }
    facts.rows(Imports.TABLE).forEach(row -> ours.add(imported(row)));
    return ours;
  }

  private static String imported(Map<String, Object> row) {
    String name = row.get("is_wildcard").equals(true) ? "*" : (String) row.get("name");
    return String.join(
        " ",
        "import",
        row.get("module").toString(),
        name == null ? "-" : name,
        row.getOrDefault("alias", "-").toString(),
        row.get("relative_level").toString());
  }

  private static String span(Map<String, Object> row) {
    return row.get("start_line")
        + " "
        + row.get("start_col")
        + " "
        + row.get("end_line")
        + " "
        + row.get("end_col");
  }
}
