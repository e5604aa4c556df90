package dev.sourcelake.extractors.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.extractors.PathGlobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MatchFileTest {
  private static MatchFile parse(String text) {
    return MatchFile.parse(
        "m.toml",
        text,
        name -> {
          if (name.equals("bad.scm")) {
            return "(identifier) @x\n  (nothing_such) @y";
          }
          throw new NoSuchFileException(name);
        });
  }

  /** The problems of a file, one a line. */
  private static List<String> problems(String text) {
    return assertThrows(IllegalArgumentException.class, () -> parse(text))
        .getMessage()
        .lines()
        .toList();
  }

  private static void assertProblem(String expected, String text) {
    List<String> problems = problems(text);
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.getFirst().startsWith(expected), problems.getFirst());
  }

  @Test
  void theExamplesOfThePageAreMatchFiles() throws IOException {
    String page = Files.readString(Path.of("..", "..", "docs", "matching.md"));
    List<String> examples =
        Pattern.compile("(?m)(?:^    \\[\\[match]]\\n(?:(?:    .*)?\\n)+)+")
            .matcher(page)
            .results()
            .map(found ->
                found
                    .group()
                    .lines()
                    .map(line -> line.isEmpty() ? "" : line.substring(4))
                    .collect(Collectors.joining("\n")))
            .toList();
    assertEquals(3, examples.size());
    assertEquals(3, parse(examples.get(0)).rules().facts().size());
    assertEquals(2, parse(examples.get(1)).rules().facts().size());
    assertEquals(
        List.of("swallowed", "swallowed_in_python"),
        parse(examples.get(2)).queries().stream().map(query -> query.name()).toList());
  }

  @Test
  void everythingWrongIsNamedWithLineAndColumn() {
    assertProblem("m.toml:1:12: this is no TOML", "[[match]]  x\n");
    assertProblem("m.toml:1:1: there is no [[match]] table", "# nothing\n");
    assertProblem("m.toml:3:1: 'other' is no part", "[[match]]\nfact = \"calls\"\n[other]\n");
    assertProblem("m.toml:1:1: it names neither a fact nor a query", "[[match]]\nname = \"x\"\n");
    assertProblem("m.toml:2:8: there are no facts 'cals'", "[[match]]\nfact = \"cals\"\n");
    assertProblem("m.toml:2:8: there are no facts 'files'", "[[match]]\nfact = \"files\"\n");
    assertProblem("m.toml:3:1: 'nam' is no key", "[[match]]\nfact = \"calls\"\nnam = \"x\"\n");
    assertProblem("m.toml:3:8: 'name' is text", "[[match]]\nfact = \"calls\"\nname = 3\n");
    assertProblem("m.toml:3:8: a pattern of names", "[[match]]\nfact = \"calls\"\nname = \"\"\n");
    assertProblem(
        "m.toml:3:8: rows of 'imports' have no kind",
        "[[match]]\nfact = \"imports\"\nkind = \"x\"\n");
    assertProblem(
        "m.toml:3:14: rows of 'imports' belong to no definition",
        "[[match]]\nfact = \"imports\"\nannotation = \"x\"\n");
    assertProblem(
        "m.toml:3:17: a path pattern has parts",
        "[[match]]\nfact = \"calls\"\npaths = [\"a/*\", \"/b\"]\n");
    assertProblem("m.toml:3:9: paths is a list", "[[match]]\nfact = \"calls\"\npaths = \"a\"\n");
  }

  @Test
  void aWrongQueryIsPointedAtInsideTheMatchFile() {
    assertProblem(
        "m.toml:5:4: the grammar has no such kind of node",
        "[[match]]\nlanguage = \"python\"\nquery = '''\n(identifier) @x\n  (nothing_such) @y\n'''\n");
    assertProblem(
        "m.toml:3:11: the grammar has no such kind of node",
        "[[match]]\nlanguage = \"python\"\nquery = \"(nothing_such) @y\"\n");
    assertProblem(
        "m.toml:3:14: bad.scm:2:4: the grammar has no such kind of node",
        "[[match]]\nlanguage = \"python\"\nquery-file = \"bad.scm\"\n");
    assertProblem(
        "m.toml:3:14: the file 'none.scm' cannot be read",
        "[[match]]\nlanguage = \"python\"\nquery-file = \"none.scm\"\n");
    assertProblem(
        "m.toml:2:12: there is no grammar of 'cobol'",
        "[[match]]\nlanguage = \"cobol\"\nquery = \"(x)\"\n");
    assertProblem("m.toml:1:1: a query needs its language", "[[match]]\nquery = \"(x)\"\n");
  }

  @Test
  void aMisspeltKeyIsNamedWhereItLeavesNoFactAndNoQuery() {
    List<String> problems = problems("[[match]]\nfacts = \"calls\"\n");
    assertEquals(2, problems.size(), problems::toString);
    assertTrue(problems.get(0).startsWith("m.toml:1:1: it names neither"), problems.get(0));
    assertTrue(
        problems.get(1).startsWith("m.toml:2:1: 'facts' is no key of a match"), problems.get(1));
  }

  @Test
  void allProblemsAreNamedAtOnce() {
    List<String> problems =
        problems("[[match]]\nfact = \"cals\"\n\n[[match]]\nfact = \"imports\"\nkind = \"x\"\n");
    assertEquals(2, problems.size(), problems::toString);
    assertTrue(problems.get(1).startsWith("m.toml:6:8: "), problems.get(1));
  }

  @Test
  void patternsOfNamesHaveStarsAndQuestionMarks() {
    assertTrue(new NamePattern("get*Name?").matches("getFirstNameX"));
    assertTrue(new NamePattern("*").matches(""));
    assertTrue(new NamePattern("a*b*c").matches("aXbXbXc"));
    assertFalse(new NamePattern("a*b*c").matches("aXbXbX"));
    assertFalse(new NamePattern("get").matches("Get"));
    assertFalse(new NamePattern("get?").matches("get"));
    assertFalse(new NamePattern("*").matches(null));
  }

  @Test
  void patternsOfPathsStopAtSlashes() {
    PathGlobs globs = new PathGlobs(List.of("src/**/*.java", "*.p?"));
    assertTrue(globs.matches("src/A.java"));
    assertTrue(globs.matches("src/a/b/A.java"));
    assertTrue(globs.matches("x/y.py"));
    assertTrue(globs.matches("y.py"));
    assertFalse(globs.matches("test/A.java"));
    assertFalse(globs.matches("x/y.pyi"));
    assertTrue(new PathGlobs(List.of("docs/**")).matches("docs/a/b"));
    assertFalse(new PathGlobs(List.of("docs/*")).matches("docs/a/b"));
    assertTrue(new PathGlobs(List.of("a+b (c)/$1.x")).matches("a+b (c)/$1.x"));
  }
}
