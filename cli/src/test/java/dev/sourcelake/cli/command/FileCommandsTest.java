package dev.sourcelake.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.process.Terminal;
import dev.sourcelake.cli.testing.Command;
import dev.sourcelake.cli.testing.Command.Result;
import dev.sourcelake.cli.testing.SampleLake;
import dev.sourcelake.model.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCommandsTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void makeLake() throws IOException {
    SampleLake.create(folder.resolve(".sourcelake"));
  }

  private static Result run(String... arguments) {
    return new Command(folder).run(arguments);
  }

  private static void assertFails(ExitCode exitCode, String message, String... arguments) {
    Result result = run(arguments);
    assertEquals(exitCode.value(), result.exitCode(), result.err());
    assertTrue(result.err().contains(message), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertEquals("", result.out());
  }

  @Test
  void sourceGivesTheWholeFileAsItWas() {
    assertEquals(
        new Result(0, SampleLake.HELLO, ""), run("source", SampleLake.REPO, SampleLake.HELLO_PATH));
  }

  @Test
  void sourceGivesLinesOfAFile() {
    String path = SampleLake.HELLO_PATH;

    assertEquals("  void greet() {\n", run("source", "hello", path, "2").out());
    assertEquals("  }\n}\n", run("source", "hello", path, "4-").out());
    assertEquals("class Hello {\n  void greet() {\n", run("source", "hello", path, "-2").out());
    assertEquals("     4    }\n     5  }\n", run("source", "-n", "hello", path, "4-99").out());
  }

  @Test
  void sourceDecodesLinesByTheFilesEncoding() {
    assertEquals("# gr\u00fc\u00dfe\n", run("source", "hello", "latin.py", "1").out());
  }

  @Test
  void sourceShowsATerminalNoControlCharacters() {
    Result result =
        new Command(folder)
            .on(new Terminal(true, false, 80, false))
            .run("source", "hello", "src/Broken.java");

    assertEquals("class Broken {\n  void\\u001b[31m x( {\n}\n", result.out());
  }

  @Test
  void sourceSaysWhatItDoesNotHave() {
    assertFails(ExitCode.NOT_FOUND, "has no path 'x.java'", "source", "hello", "x.java");
    assertFails(
        ExitCode.NOT_FOUND,
        "no content of 'logo.png' (skipped: binary",
        "source",
        "hello",
        "logo.png");
    assertFails(ExitCode.NOT_FOUND, "has 5 lines", "source", "hello", SampleLake.HELLO_PATH, "6-7");
    assertFails(
        ExitCode.NOT_FOUND,
        "has no repository 'other': it has example.com/acme/hello",
        "source",
        "other",
        "x.java");
    assertFails(ExitCode.USAGE, "'0-3' are no lines", "source", "hello", "latin.py", "0-3");
    assertFails(ExitCode.USAGE, "'b-a' are no lines", "source", "hello", "latin.py", "b-a");
  }

  @Test
  void explainFileTellsEverythingOfAPathThatWasRead() {
    Result result = run("explain-file", "hello", SampleLake.HELLO_PATH);

    assertEquals("", result.err());
    assertEquals(
        """
        example.com/acme/hello  src/Hello.java
          manifest    selected, java by extension, source, 59 B, file
                      sha256 SHA
          content     59 bytes (none) at 0 of PACK
          ast         ok, parser 1.2, UTF-8, lf
                      calls 1, definitions 2
                      fingerprint f1
        """,
        result
            .out()
            .replace(Sha256.of(SampleLake.HELLO), "SHA")
            .replaceFirst("blobs/\\S+", "PACK")
            .replaceFirst("(?s)  missing .*", ""));
    assertTrue(
        result
            .out()
            .matches(
                "(?s).*\\bdocs\\b.*: not asked for by the last scan, which was with the profile standard\n.*"),
        result.out());
  }

  @Test
  void explainFileShowsProblemsAndWhatTheyCost() {
    Result result = run("explain-file", "hello", "src/Broken.java");

    assertTrue(result.out().contains("  ast         partial: syntax, parser 1.2"), result.out());
    assertTrue(
        result.out().contains("  problems    2:13 error, syntax by ast: Unexpected '{'\n"),
        result.out());
    assertTrue(
        result.out().contains("definitions, calls: ast found none, and read it as partial"),
        result.out());
  }

  @Test
  void explainFileSaysWhyNothingWasRead() {
    Result result = run("explain-file", "hello", "logo.png");

    assertEquals(
        """
        example.com/acme/hello  logo.png
          manifest    skipped (binary), binary, file
          content     not stored in the lake
          missing     all facts: the file was skipped (binary)
        """,
        result.out());
    assertFails(ExitCode.NOT_FOUND, "listed no path 'nope'", "explain-file", "hello", "nope");
  }
}
