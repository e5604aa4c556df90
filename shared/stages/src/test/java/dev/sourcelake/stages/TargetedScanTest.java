package dev.sourcelake.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.PathGlobs;
import dev.sourcelake.extractors.match.MatchFile;
import dev.sourcelake.extractors.treesitter.QueryText;
import dev.sourcelake.stages.testing.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetedScanTest {
  private static final String CAPTURES =
      "SELECT path, query, capture, start_line, text FROM query_captures ORDER BY path, query, bstart";
  private static final QueryText JAVA_NAMES =
      new QueryText("names", "java", "(method_declaration name: (identifier) @it)", PathGlobs.ALL);
  private static final QueryText PYTHON_TWINS =
      new QueryText(
          "twins",
          "python",
          "((assignment left: (_) @a right: (_) @b) (#eq? @a @b) (#set! kind \"x\"))",
          PathGlobs.ALL);

  @TempDir Path folder;
  private Path source;
  private TestLake lake;

  @BeforeEach
  void writeFiles() throws IOException {
    source = Files.createDirectories(folder.resolve("source"));
    Files.createDirectories(source.resolve("lib"));
    Files.writeString(
        source.resolve("A.java"),
        """
        class A {
          @Deprecated
          void old() { run(); }
          void young() { run(); stop(); }
        }
        """);
    Files.writeString(source.resolve("lib/B.java"), "class B {\n  void old() { run(); }\n}\n");
    Files.writeString(source.resolve("c.py"), "a = a\nb = c\nrun()\n");
    lake = new TestLake(folder.resolve("lake"));
  }

  private ScanSummary scan(Targets targets) throws IOException {
    return lake.scan(source, 2, request -> request.with(request.settings().with(targets)));
  }

  private static Targets queries(QueryText... queries) {
    return new Targets(List.of(queries), null);
  }

  private static Targets match(String toml) {
    MatchFile file = MatchFile.parse("m.toml", toml, name -> name);
    return new Targets(file.queries(), file.rules());
  }

  @Test
  void capturesOfOnesOwnQueriesStandBesideAllFacts() throws IOException {
    scan(queries(JAVA_NAMES, PYTHON_TWINS));
    assertEquals(
        List.of(
            "A.java | names | it | 3 | old",
            "A.java | names | it | 4 | young",
            "c.py | twins | a | 1 | a",
            "c.py | twins | b | 1 | a",
            "lib/B.java | names | it | 2 | old"),
        lake.query(CAPTURES));
    Map<String, List<String>> rows = lake.rows();
    assertEquals(5, rows.get("calls").size());
  }

  @Test
  void onlyWhatChangedIsQueriedAgain() throws IOException {
    scan(queries(JAVA_NAMES));
    assertEquals(0, scan(queries(JAVA_NAMES)).filesExtracted());
    Files.writeString(source.resolve("lib/B.java"), "class B {\n\n  void newer() {}\n}\n");
    assertEquals(1, scan(queries(JAVA_NAMES)).filesExtracted());
    assertEquals(
        List.of(
            "A.java | names | it | 3 | old",
            "A.java | names | it | 4 | young",
            "lib/B.java | names | it | 3 | newer"),
        lake.query(CAPTURES));
    // Python's files come anew, those of Java stay.
    assertEquals(1, scan(queries(JAVA_NAMES, PYTHON_TWINS)).filesExtracted());
    assertEquals(5, lake.query(CAPTURES).size());
  }

  @Test
  void aScanWithoutQueriesTakesTheirCapturesAwayAndNothingElse() throws IOException {
    scan(Targets.NONE);
    Map<String, List<String>> before = lake.rows();
    scan(queries(JAVA_NAMES));
    assertEquals(3, lake.query(CAPTURES).size());
    scan(Targets.NONE);
    assertEquals(before, lake.rows());
  }

  @Test
  void onlyRowsThatMatchAreWritten() throws IOException {
    String toml =
        """
        [[match]]
        fact = "calls"
        name = "ru?"
        paths = ["*.java"]

        [[match]]
        fact = "definitions"
        kind = "method"
        annotation = "Deprecated"

        [[match]]
        as = "names"
        language = "java"
        query = "(method_declaration name: (identifier) @it)"
        paths = ["lib/**"]
        """;
    scan(match(toml));
    assertEquals(
        List.of("A.java | run | 3", "A.java | run | 4", "lib/B.java | run | 2"),
        lake.query("SELECT path, name, start_line FROM calls ORDER BY path, start_line"));
    assertEquals(
        List.of("A.java | old"), lake.query("SELECT path, name FROM definitions ORDER BY path"));
    assertEquals(List.of("lib/B.java | names | it | 2 | old"), lake.query(CAPTURES));
    Map<String, List<String>> rows = lake.rows();
    for (String other : List.of("annotations", "imports", "docs", "file_lines", "references")) {
      assertEquals(List.of(), rows.get(other), other);
    }
    assertEquals(3, rows.get("files").size());
    assertTrue(
        lake.query(
                "SELECT rows_by_dataset['calls'] FROM extractions WHERE path = 'A.java' AND extractor = 'ast'")
            .contains("2"));
    assertEquals(0, scan(match(toml)).filesExtracted());
  }

  @Test
  void unreadSaysWhatTheMatchFileLeavesOut() throws IOException {
    String reasons = "SELECT path, reason FROM unread ORDER BY path";
    scan(match("[[match]]\nfact = \"calls\"\npaths = [\"A.*\"]\n"));
    assertEquals(
        List.of(
            "c.py | the match file asks for no facts of this path",
            "lib/B.java | the match file asks for no facts of this path"),
        lake.query(reasons));
    scan(match("[[match]]\nlanguage = \"java\"\nquery = \"(identifier) @it\"\n"));
    assertEquals("A.java | the match file asks for no facts", lake.query(reasons).getFirst());
  }

  @Test
  void afterwardsAllFactsComeBack() throws IOException {
    scan(Targets.NONE);
    Map<String, List<String>> before = lake.rows();
    scan(match("[[match]]\nfact = \"calls\"\nname = \"stop\"\npaths = [\"A.*\"]\n"));
    assertEquals(List.of("stop"), lake.query("SELECT name FROM calls"));
    assertEquals(List.of(), lake.rows().get("definitions"));
    scan(Targets.NONE);
    assertEquals(before, lake.rows());
  }
}
