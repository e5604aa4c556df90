package dev.sourcelake.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/** Scans by the real stages: what a newcomer does, and what goes wrong. */
class ScanEndToEndTest {
  @TempDir private Path folder;

  @BeforeEach
  void makeSource() throws IOException {
    Path source = Files.createDirectories(folder.resolve("code/src"));
    Files.writeString(source.resolve("Hello.java"), "class Hello { void hi() { hi(); } }\n");
    Files.writeString(folder.resolve("code/README.md"), "# Hello\n");
  }

  private Result run(String... arguments) {
    return new Command(folder).run(arguments);
  }

  @Test
  void aFolderIsScannedAndAsked() {
    Result scan = run("scan", "code", "--jobs", "1");

    assertEquals(0, scan.exitCode(), scan.err());
    assertTrue(scan.out().contains("  listed      2 paths: 2 selected\n"), scan.out());
    assertTrue(scan.out().matches("(?s).*definitions +\\d rows, version \\d+\n.*"), scan.out());
    Result sql =
        run(
            "sql",
            "--format",
            "csv",
            "select name from definitions where kind in ('class', 'method') order by bstart");
    assertEquals("name\nHello\nhi\n", sql.out(), sql.err());
    assertEquals(
        "class Hello { void hi() { hi(); } }\n", run("source", "code", "src/Hello.java").out());
    Result again = run("scan", "code", "--jobs", "1");
    assertTrue(again.out().contains("nothing: all is as the last scan found it"), again.out());
  }

  @Test
  void aLakeInTheScannedFolderIsLeftOut() {
    Command inside = new Command(folder.resolve("code"));

    inside.run("scan", ".", "--manifest-only");
    Result again = inside.run("scan", ".", "--manifest-only");

    assertTrue(again.out().contains("listed      2 paths"), again.out() + again.err());
  }

  @Test
  void badOriginsHaveTheirOwnExitCodeAndLeaveNoLake() throws IOException {
    Files.createDirectories(folder.resolve("empty"));

    assertFails(ExitCode.NO_SUCH_ORIGIN, "'gone'", "gone");
    assertFails(ExitCode.NOT_A_FOLDER, "README.md", "code/README.md");
    assertFails(ExitCode.EMPTY_ORIGIN, "empty", "empty");
    assertFails(ExitCode.NO_SUCH_ORIGIN, "no-git", "file://" + folder + "/no-git");
    assertFails(ExitCode.UNREACHABLE, "127.0.0.1", "https://127.0.0.1:1/acme/hello.git");
    assertFails(ExitCode.UNSUPPORTED_ORIGIN, "ext::", "ext::sh -c date");
    assertFalse(Files.exists(folder.resolve(".sourcelake")));
  }

  @Test
  void anotherOriginUnderAKnownNameIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("other"));
    Files.writeString(folder.resolve("other/a.txt"), "a\n");
    run("scan", "code", "--repo", "mine", "--manifest-only");
    List<String> before = files();

    assertFails(ExitCode.OTHER_ORIGIN, "'mine'", "other", "--repo", "mine", "--manifest-only");

    assertEquals(before, files());
  }

  @Test
  void lakesThatAreNoneOrNewerAreRefused() throws IOException {
    Path newer = Files.createDirectories(folder.resolve("newer"));
    Files.writeString(newer.resolve("sourcelake.json"), "{\"format\":999}");

    assertFails(ExitCode.NEWER_LAKE, "999", "code", "--lake", "newer");
    Result noLake = run("sql", "--lake", "code", "select 1 from files");
    assertEquals(ExitCode.NOT_A_LAKE.value(), noLake.exitCode());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve(".sourcelake"))) {
      return all.map(Path::toString).sorted().toList();
    }
  }

  private void assertFails(ExitCode exitCode, String message, String... arguments) {
    Result result =
        run(
            Stream.concat(Stream.of("scan", "--quiet"), Stream.of(arguments))
                .toArray(String[]::new));
    assertEquals(exitCode.value(), result.exitCode(), result.err());
    assertTrue(result.err().contains(message), result.err());
    assertEquals(1, result.err().lines().count(), result.err());
    assertEquals("", result.out());
  }
}
