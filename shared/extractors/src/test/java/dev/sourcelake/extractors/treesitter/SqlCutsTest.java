package dev.sourcelake.extractors.treesitter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SqlCutsTest {
  /** What is cut out of a text. */
  private static List<String> cuts(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return SqlCuts.of(utf8).stream()
        .map(range ->
            new String(utf8, range.start(), range.end() - range.start(), StandardCharsets.UTF_8))
        .collect(Collectors.toList());
  }

  @Test
  void commandsOfTheShellEndWithTheirLine() {
    assertEquals(
        List.of("\\echo Use \"it\" \\quit", "\\gset"),
        cuts(
            """
            -- \\no
            \\echo Use "it" \\quit
            SELECT 1 \\gset
            SELECT 'a\\b', "c\\d", $$e\\f$$;
            """));
  }

  @Test
  void dataOfACopyAreNoSql() {
    assertEquals(
        List.of("1\t'\n\\N\t;\n\\."),
        cuts(
            """
            COPY t (a, b) FROM stdin;
            1\t'
            \\N\t;
            \\.
            SELECT 1;
            COPY t FROM 'file';
            """));
    assertEquals(List.of("1\n2\n"), cuts("copy t from STDIN with csv;\n1\n2\n"));
  }

  @Test
  void statementsThatTheGrammarLacksAreLeftOut() {
    assertEquals(
        List.of(
            "CREATE OPERATOR < (LEFTARG = a);",
            "alter function f(a)\n  parallel safe;",
            "DO $x$ begin; end $x$;"),
        cuts(
            """
            /* a /* b; */ ; */ CREATE OPERATOR < (LEFTARG = a);
            CREATE TABLE a (b INT);
            alter function f(a)
              parallel safe;
            DO $x$ begin; end $x$;
            GRANTED;
            """));
  }

  @Test
  void whatRunsIntoAnotherStatementIsKept() {
    assertEquals(List.of(), cuts("GRANT ALL TO me\nGO\nCREATE TABLE a (b INT);\n"));
  }

  @Test
  void whatNeverEndsIsReadToTheEnd() {
    assertEquals(List.of(), cuts("SELECT '\\a"));
    assertEquals(List.of(), cuts("/* /* */ \\a"));
    assertEquals(List.of(), cuts("$a$ \\a $b$"));
    assertEquals(List.of(), cuts("DO 1"));
  }
}
