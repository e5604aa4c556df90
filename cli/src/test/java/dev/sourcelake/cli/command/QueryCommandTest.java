package dev.sourcelake.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.testing.Command;
import dev.sourcelake.cli.testing.Command.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.createDirectories(folder.resolve("src/.hidden"));
    Files.writeString(folder.resolve("src/a.py"), "def f():\n    pass\n\nclass C:\n    pass\n");
    Files.writeString(folder.resolve("src/b.js"), "function g() {}\n");
    Files.writeString(folder.resolve("src/.hidden/c.py"), "def hidden(): pass\n");
    Files.writeString(folder.resolve("defs.scm"), "(function_definition name: (_) @it)\n");
  }

  private Result query(String... arguments) {
    return new Command(folder)
        .run(Stream.concat(Stream.of("query"), Stream.of(arguments)).toArray(String[]::new));
  }

  @Test
  void capturesOfAFoldersFilesOfTheLanguageAreRows() {
    Result result = query("defs.scm", "src", "--language", "python", "--format", "csv");
    assertEquals(0, result.exitCode(), result.err());
    List<String> lines = result.out().lines().toList();
    assertEquals(2, lines.size(), result.out());
    assertTrue(lines.get(0).startsWith("path,"), result.out());
    assertTrue(lines.get(1).startsWith("src/a.py,"), result.out());
    assertTrue(lines.get(1).contains(",0,defs,"), result.out());
    assertTrue(lines.get(1).endsWith(",0,0,it,identifier,f,python"), result.out());
  }

  @Test
  void aWrongQueryIsNamedWithItsLineColumnAndReason() throws IOException {
    Files.writeString(folder.resolve("bad.scm"), "(identifier) @a\n  (nothing_such) @b\n");
    Result result = query("bad.scm", "src", "--language", "python");
    assertEquals(ExitCode.BAD_QUERY.value(), result.exitCode());
    assertTrue(result.err().contains("'bad'"), result.err());
    assertTrue(result.err().contains("line 2, column 4"), result.err());
    assertTrue(result.err().contains("no such kind of node"), result.err());
    assertEquals("", result.out());
  }

  @Test
  void anUnknownLanguageIsAnsweredWithThoseThatThereAre() {
    Result result = query("defs.scm", "src", "--language", "cobol");
    assertEquals(ExitCode.BAD_QUERY.value(), result.exitCode());
    assertTrue(result.err().contains("python"), result.err());
  }
}
