package dev.sourcelake.extractors.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.testing.CollectedFacts;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.table.CstTokens;
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.model.table.References;
import dev.sourcelake.model.table.SymtableSymbols;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final Extractor.Session SESSION =
      new PythonExtractor().open(ExtractorOptions.DEFAULTS);

  /** What are words of the language where they stand: conversions, wildcards, the future. */
  @Test
  void everyIdentifierIsAReference() throws IOException {
    Optional<String> missing = CpythonOracle.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    List<String> unread = new ArrayList<>();
    for (Path path : AstOracleTest.files()) {
      CollectedFacts facts = facts(Files.readAllBytes(path));
      if (facts.row(Extractions.TABLE, "extractor", "cst").get("status").equals("ok")) {
        addUnread(path, facts, unread);
      }
    }
    assertEquals(List.of(), unread);
  }

  private static void addUnread(Path path, CollectedFacts facts, List<String> unread) {
    TreeMap<Integer, Integer> references = new TreeMap<>();
    for (Map<String, Object> row : facts.rows(References.TABLE)) {
      references.merge((int) row.get("bstart"), (int) row.get("bend"), Math::max);
    }
    Object before = "";
    for (Map<String, Object> row : facts.rows(CstTokens.TABLE)) {
      Object text = row.getOrDefault("text", "");
      boolean word = before.equals("!") || text.equals("_") || text.equals("__future__");
      before = text;
      if (row.get("kind").equals("identifier") && !word) {
        Map.Entry<Integer, Integer> around = references.floorEntry((int) row.get("bstart"));
        if (around == null || around.getValue() < (int) row.get("bend")) {
          unread.add(path + ":" + row.get("start_line") + ": " + row.get("text"));
        }
      }
    }
  }

  @Test
  void namesAreBoundAsTheirScopesSay() {
    CollectedFacts facts =
        facts(
            """
            x = 1
            class C:
                x = 2
                def m(self): return x, self.x
                y = [x for _ in range(x)]
            """
                .getBytes(StandardCharsets.UTF_8));
    List<String> bound = new ArrayList<>();
    for (Map<String, Object> row : facts.rows(References.TABLE)) {
      if (row.get("name").equals("x")) {
        bound.add(row.get("start_line") + ":" + row.get("role") + ":" + row.get("binding_def_id"));
      }
    }
    // A class's names are seen in its body, and not in the functions and comprehensions in it.
    assertEquals(
        List.of("1:write:1", "3:write:3", "4:read:1", "4:read:3", "5:read:1", "5:read:3"), bound);
  }

  @Test
  void symbolsNameTheirDefinitions() {
    CollectedFacts facts = facts("def f(a): b = a\n".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        List.of("f=1", "a=2", "b=3"),
        facts.rows(SymtableSymbols.TABLE).stream()
            .map(row -> row.get("name") + "=" + row.get("def_id"))
            .toList());
  }

  private static CollectedFacts facts(byte[] bytes) {
    SourceFile file = new SourceFile("m.py", Sha256.of(bytes), bytes, FileSettings.of("python"));
    return CollectedFacts.of(
        file, Set.of(Family.CST, Family.SYMTABLE), sink -> SESSION.extract(file, sink));
  }
}
