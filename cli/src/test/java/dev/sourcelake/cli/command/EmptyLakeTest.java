package dev.sourcelake.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.testing.Command;
import dev.sourcelake.cli.testing.Command.Result;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.storage.LocalStorage;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lake that a first scan leaves which fails once it has begun. */
class EmptyLakeTest {
  @TempDir private Path folder;

  @BeforeEach
  void beginAScan() {
    Lake.create(new LocalStorage(folder.resolve(".sourcelake")), SessionOptions.defaults())
        .repos()
        .nextScan("r", "file:///r");
  }

  private Result run(String... arguments) {
    return new Command(folder).run(arguments);
  }

  @Test
  void itsTablesAndViewsHaveNoRows() {
    assertEquals("n\n0\n", csv("select count(*) as n from files"));
    assertEquals("path\n", csv("select path from definitions"));
    assertEquals("n\n0\n", csv("select count(*) as n from unread"));
    assertEquals("n\n0\n", csv("select count(*) as n from call_targets"));
  }

  private String csv(String sql) {
    Result result = run("sql", "--format", "csv", sql);
    assertEquals(0, result.exitCode(), result.err());
    return result.out();
  }

  @Test
  void itsTablesAreListedAndDescribed() {
    Result all = run("tables");
    assertEquals(0, all.exitCode(), all.err());
    assertEquals("Nothing was published to the lake at ./.sourcelake yet\n", all.err());
    assertTrue(all.out().lines().anyMatch(line -> line.matches("files +- +- +- +- .*")), all.out());

    Result one = run("tables", "files");
    assertEquals(0, one.exitCode(), one.err());
    assertTrue(one.out().contains("file_sha256"), one.out());
  }

  @Test
  void aPathIsNotFoundAndTheMessageSaysWhatToDo() {
    for (String command : new String[] {"explain-file", "source"}) {
      Result result = run(command, "r", "a.py");
      assertEquals(ExitCode.NOT_FOUND.value(), result.exitCode());
      assertTrue(result.err().contains("no repository 'r': it is empty; scan one"), result.err());
    }
  }

  @Test
  void noScanIsKnown() {
    Result result = run("sql", "--as-of", "20260101-1", "select 1 from files");
    assertFalse(result.exitCode() == 0);
    assertTrue(result.err().contains("No scan '20260101-1' is published"), result.err());
  }
}
