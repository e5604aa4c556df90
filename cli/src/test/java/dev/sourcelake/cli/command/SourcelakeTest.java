package dev.sourcelake.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.cli.cloud.CloudFactory;
import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.process.Interrupts;
import dev.sourcelake.cli.process.Terminal;
import dev.sourcelake.cli.testing.Command;
import dev.sourcelake.cli.testing.Command.Result;
import dev.sourcelake.cli.testing.FakeScanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcelakeTest {
  private static final List<String> COMMANDS =
      List.of(
          "scan",
          "scan-org",
          "estimate",
          "sql",
          "tables",
          "explain-file",
          "source",
          "forget",
          "remote",
          "doctor",
          "completion");

  @TempDir private Path folder;

  private Result run(String... arguments) {
    return new Command(folder).with(new FakeScanner()).run(arguments);
  }

  @Test
  void withoutACommandItSaysWhatThereIs() {
    Result result = run();

    assertEquals(0, result.exitCode());
    COMMANDS.forEach(name -> assertTrue(result.out().contains("\n  " + name), result.out()));
  }

  @Test
  void everyCommandExplainsItself() {
    for (String name : COMMANDS) {
      Result option = run(name, "--help");
      Result command = run("help", name);
      assertEquals(0, option.exitCode());
      assertTrue(option.out().startsWith("Usage: sourcelake " + name), option.out());
      assertEquals(option.out(), command.out());
      assertTrue(option.out().lines().allMatch(line -> line.length() <= 100), option.out());
    }
  }

  @Test
  void versionNamesProgramAndJava() {
    Result result = run("--version");

    assertTrue(
        result.out().startsWith("sourcelake " + dev.sourcelake.stages.Version.CURRENT + " (Java"),
        result.out());
  }

  @Test
  void completionKnowsEveryCommandAndOption() {
    String script = run("completion").out();

    COMMANDS.forEach(name -> assertTrue(script.contains(name)));
    assertTrue(script.contains("--max-file-size"));
  }

  @Test
  void unknownCommandsAreUsageErrorsWithAHint() {
    Result result = run("tabels");

    assertEquals(ExitCode.USAGE.value(), result.exitCode());
    assertEquals(
        "sourcelake: Unmatched argument at index 0: 'tabels'; did you mean 'tables'?\n",
        result.err());
  }

  @Test
  void coloursAreForTerminalsOnly() {
    Command colored =
        new Command(folder).with(new FakeScanner()).on(new Terminal(true, true, 80, true));
    Command plain =
        new Command(folder).with(new FakeScanner()).on(new Terminal(true, true, 80, false));

    assertTrue(colored.run("scan", "a", "--quiet", "--jobs", "0").err().contains("\u001b[31m"));
    assertTrue(colored.run("scan", "a").out().contains("\u001b[1m"));
    assertTrue(!plain.run("scan", "a", "--jobs", "0").err().contains("\u001b["));
    assertTrue(!run("scan", "a").out().contains("\u001b["));
  }

  @Test
  void outputThatCannotBeWrittenIsToldOfOnce() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Console console = new Console(InputStream.nullInputStream(), full, err, Terminal.NONE);
    Context context =
        new Context(console, folder, new FakeScanner(), CloudFactory.REAL, new Interrupts());

    for (String[] arguments : new String[][] {{"--version"}, {"scan", "--quiet", "--json", "a"}}) {
      err.reset();
      assertEquals(ExitCode.DISK_FULL.value(), Sourcelake.run(context, arguments));
      assertEquals(
          "sourcelake: The disk is full (No space left on device): make room and try again\n",
          err.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void theDoctorLooksAtEverything() {
    Result result = run("doctor");

    assertEquals(0, result.exitCode(), result.out());
    for (String what : List.of("java", "processors", "memory", "datafusion", "extractor", "git")) {
      assertTrue(result.out().contains("  " + what + " "), result.out());
    }
    assertTrue(result.out().contains("absent   lake "), result.out());
  }
}
