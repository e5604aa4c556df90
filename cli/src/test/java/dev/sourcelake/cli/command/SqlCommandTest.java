package dev.sourcelake.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.process.Terminal;
import dev.sourcelake.cli.testing.Command;
import dev.sourcelake.cli.testing.Command.Result;
import dev.sourcelake.cli.testing.SampleLake;
import dev.sourcelake.datafusion.SessionContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlCommandTest {
  private static final String VALUES =
      """
      select * from (values
        (1, 'plain', true, 1.5),
        (22, 'with "quotes", a comma', false, null),
        (null, '', null, 0.25),
        (4, null, true, -3)) as t(number, words, truth, amount)
      """;

  @TempDir private static Path folder;

  @BeforeAll
  static void makeLake() throws IOException {
    SampleLake.create(folder.resolve(".sourcelake"));
  }

  @AfterAll
  static void everyHandleIsClosed() {
    assertEquals(0, SessionContext.liveHandles());
  }

  private static Result sql(String... arguments) {
    return new Command(folder)
        .run(Stream.concat(Stream.of("sql"), Stream.of(arguments)).toArray(String[]::new));
  }

  private static String out(String... arguments) {
    Result result = sql(arguments);
    assertEquals("", result.err());
    assertEquals(0, result.exitCode());
    return result.out();
  }

  @Test
  void tableFunctionsOfTheEngineAreNoTablesOfTheLake() {
    assertEquals(
        "value\n1\n2\n", out("--format", "csv", "select value from generate_series(1, 2)"));
    assertEquals("n\n0\n1\n", out("--format", "csv", "select value as n from range(0, 2)"));
    assertEquals("n\n7\n8\n", out("--format", "csv", "select * from unnest([7, 8]) as t(n)"));
    Result column = sql("select path from generate_series(1, 2)");
    assertFalse(column.err().contains("The lake has no table"), column.err());
    assertTrue(column.err().contains("path"), column.err());
    Result argument = sql("select * from generate_series('one')");
    assertFalse(argument.err().contains("The lake has no table"), argument.err());
    for (String unknown : List.of("definition", "definition(1)")) {
      Result result = sql("select * from " + unknown);
      assertEquals(ExitCode.NOT_FOUND.value(), result.exitCode());
      assertTrue(result.err().contains("did you mean 'definitions'?"), result.err());
    }
  }

  @Test
  void tablesAlignColumnsAndShowNulls() {
    assertEquals(
        """
        number  words                   truth  amount
        ──────  ──────────────────────  ─────  ──────
             1  plain                   true      1.5
            22  with "quotes", a comma  false    NULL
          NULL                          NULL     0.25
             4  NULL                    true     -3.0
        """,
        out(VALUES));
  }

  @Test
  void csvTellsNullsFromEmptyText() {
    assertEquals(
        """
        number,words,truth,amount
        1,plain,true,1.5
        22,"with ""quotes"", a comma",false,
        ,"",,0.25
        4,,true,-3.0
        """,
        out("--format", "csv", VALUES));
  }

  @Test
  void jsonIsOneObjectALine() {
    assertEquals(
        """
        {"number":1,"words":"plain","truth":true,"amount":1.5}
        {"number":22,"words":"with \\"quotes\\", a comma","truth":false,"amount":null}
        {"number":null,"words":"","truth":null,"amount":0.25}
        {"number":4,"words":null,"truth":true,"amount":-3.0}
        """,
        out("--format", "json", VALUES));
  }

  @Test
  void valuesWithPartsAreJson() {
    String query =
        "select datasets, rows_by_dataset, named_struct('a', 1, 'b', null) as parts,"
            + " timestamp '2026-01-02T03:04:05.5Z' as at from extractions where path = 'latin.py'";

    assertEquals(
        """
        {"datasets":["calls","definitions"],"rows_by_dataset":{"definitions":2},\
        "parts":{"a":1,"b":null},"at":"2026-01-02T03:04:05.500"}
        """,
        out("--format", "json", query));
    assertEquals(
        """
        datasets,rows_by_dataset,parts,at
        "[""calls"",""definitions""]","{""definitions"":2}","{""a"":1,""b"":null}",2026-01-02T03:04:05.500
        """,
        out("--format", "csv", query));
  }

  @Test
  void resultsWithoutRowsHaveTheirHeader() {
    String query = "select path, size_bytes from files where false";

    assertEquals("path,size_bytes\n", out("--format", "csv", query));
    assertEquals("", out("--format", "json", query));
    assertEquals("path  size_bytes\n────  ──────────\n", out(query));
  }

  @Test
  void controlCharactersDoNotReachATerminal() {
    Result result =
        new Command(folder)
            .on(new Terminal(true, false, 60, false))
            .run("sql", "select 'a' || chr(27) || chr(10) || 'b' as x, 'c' || chr(155) as y");

    assertTrue(result.out().endsWith("a\\u001b\\nb  c\\u009b\n"), result.out());
  }

  @Test
  void theLastColumnShowsTextOfSeveralLines() {
    assertEquals(
        """
        n  text
        ─  ─────
        1  one
             two
        2  NULL
        """,
        out(
            "select 1 as n, 'one' || chr(10) || '  two' || chr(10) as text"
                + " union all select 2, null order by n"));
  }

  @Test
  void aTerminalGetsOneColumnALineWhereManyDoNotFit() {
    Result result =
        new Command(folder)
            .on(new Terminal(true, false, 60, false))
            .run("sql", "select * from files where path = 'src/Hello.java'");

    assertTrue(result.out().startsWith("── row 1 ──"), result.out());
    assertTrue(result.out().contains("path                   src/Hello.java\n"), result.out());
    assertTrue(result.out().lines().allMatch(line -> line.length() <= 60), result.out());
  }

  @Test
  void aTerminalCutsWhatIsTooWide() {
    Result result =
        new Command(folder)
            .on(new Terminal(true, false, 40, false))
            .run("sql", "select 1 as n, repeat('x', 100) as text");

    assertEquals(
        "1  " + "x".repeat(36) + "…", result.out().lines().toList().getLast(), result.out());
  }

  @Test
  void allTablesAndViewsAreThere() {
    assertEquals(
        "n\n3\n",
        out("--format", "csv", "select count(*) as n from files where status = 'selected'"));
    assertEquals(
        "kind,reason\nskipped,binary\n",
        out("--format", "csv", "select kind, reason from unread where kind = 'skipped'"));
    assertEquals("n\n0\n", out("--format", "csv", "select count(*) as n from packages"));
  }

  @Test
  void sourceGivesTheTextBehindASpan() {
    assertEquals(
        """
        name,text
        Hello,"%s"
        greet,"void greet() {
            print(""hi\\tyou"");
          }"
        """
            .formatted(SampleLake.HELLO.strip().replace("\"", "\"\"")),
        out(
            "--format",
            "csv",
            "select name, source(repo, file_sha256, bstart, bend) as text from definitions order by def_id"));
  }

  @Test
  void sourceReadsTheFilesEncodingAndStaysWithinIt() {
    assertEquals(
        """
        {"all":"# gr\u00fc\u00dfe\\nname = 1\\n","part":"gr\u00fc\u00dfe","outside":"","none":null,"unknown":null}
        """,
        out(
            "--format",
            "json",
            """
            select source(repo, file_sha256, 0, 9999) as "all", source(repo, file_sha256, 2, 7) as part,
              source(repo, file_sha256, 500, 600) as outside, source(repo, file_sha256, null, 5) as none,
              SOURCE(repo, 'feed', 0, 5) as unknown
            from files where path = 'latin.py'
            """));
  }

  @Test
  void queriesComeFromFilesAndFromTheInput() throws IOException {
    Files.writeString(folder.resolve("query.sql"), "select 1 as one -- the end");

    assertEquals("one\n1\n", out("--format", "csv", "-f", "query.sql"));
    assertEquals(
        "two\n2\n",
        new Command(folder).input("select 2 as two;").run("sql", "--format", "csv", "-").out());
  }

  @Test
  void outputFilesAppearWholeOrNotAtAll() throws IOException {
    out("--output", "good.csv", "select 1 as one");
    Result failed = sql("--output", "bad.csv", "select cast(words as int) from (" + VALUES + ")");

    assertEquals("one\n1\n", Files.readString(folder.resolve("good.csv")));
    assertEquals(ExitCode.SQL.value(), failed.exitCode());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of(),
          files.map(Path::getFileName).map(Path::toString).filter(n -> n.contains("bad")).toList());
    }
  }

  @Test
  void parquetIsAFileThatOthersRead() throws IOException {
    out("--output", "rows.parquet", "select path, size_bytes from files order by path");

    byte[] bytes = Files.readAllBytes(folder.resolve("rows.parquet"));
    assertEquals("PAR1", new String(bytes, 0, 4, java.nio.charset.StandardCharsets.US_ASCII));
    Result unnamed = sql("--format", "parquet", "select 1");
    assertEquals(ExitCode.USAGE.value(), unnamed.exitCode());
    assertTrue(unnamed.err().contains("--output FILE"), unnamed.err());
  }

  @Test
  void asOfAScanShowsTheLakeAsItWas(@TempDir Path other) throws IOException {
    SampleLake changing = SampleLake.create(other.resolve("lake"));
    changing.scanAgain();
    Command command = new Command(other);
    String[] query = {
      "sql", "--lake", "lake", "--format", "csv", "select count(*) as n from definitions"
    };

    assertEquals("n\n3\n", command.run(query).out());
    assertEquals(
        "n\n2\n",
        command
            .run("sql", "--lake", "lake", "--as-of", changing.scanId(), "--format", "csv", query[5])
            .out());
    Result unknown =
        command.run("sql", "--lake", "lake", "--as-of", "never", "select 1 from files");
    assertEquals(ExitCode.NOT_FOUND.value(), unknown.exitCode());
    assertTrue(unknown.err().contains("'never'"), unknown.err());
  }

  @Test
  void badQueriesSayWhatIsWrongInOneLine() {
    assertFails(ExitCode.SQL, "The SQL cannot be parsed: Expected", "select");
    assertFails(ExitCode.SQL, "sourcelake: No field named nope.", "select nope from files");
    assertFails(ExitCode.NOT_FOUND, "did you mean 'definitions'?", "select * from definition");
    assertFails(ExitCode.SQL, "", "drop table files");
    assertFails(ExitCode.USAGE, "The query is empty", " ");
    assertFails(ExitCode.USAGE, "no query");
    assertFails(ExitCode.STORAGE, "no.sql", "-f", "no.sql");
    assertFails(ExitCode.NOT_A_LAKE, "elsewhere", "--lake", "elsewhere", "select 1 from files");
  }

  private static void assertFails(ExitCode exitCode, String message, String... arguments) {
    Result result = sql(arguments);
    assertEquals(exitCode.value(), result.exitCode(), result.err());
    assertTrue(result.err().contains(message), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertFalse(result.err().contains("\tat "), result.err());
    assertEquals("", result.out());
  }
}
