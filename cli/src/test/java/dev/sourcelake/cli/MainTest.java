package dev.sourcelake.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.testing.SampleLake;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as a process of its own. */
class MainTest {
  private static final long PATIENCE_SECONDS = 120;
  private static final String ROWS =
      "select value, 'row ' || value as text from generate_series(1, %d)";

  @TempDir private static Path folder;

  @BeforeAll
  static void makeLake() throws IOException {
    SampleLake.create(folder.resolve(".sourcelake"));
  }

  private static Process start(List<String> options, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (argument.startsWith("--") || argument.startsWith("-Dsourcelake.")) {
        command.add(argument);
      }
    }
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(folder.resolve("stderr").toFile())
        .start();
  }

  private static int end(Process process) throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
    return process.exitValue();
  }

  @Test
  void exitCodesAreThoseOfTheProcess() throws IOException, InterruptedException {
    assertEquals(ExitCode.SQL.value(), end(start(List.of(), "sql", "select")));
    assertEquals(ExitCode.SUCCESS.value(), end(start(List.of(), "--version")));
  }

  @Test
  void whatStaysOnThisMachineLoadsNothingOfTheCloud() throws IOException, InterruptedException {
    Path classes = folder.resolve("classes");
    List<String> noted = List.of("-Xlog:class+load:file=" + classes + ":none");

    assertEquals(0, end(start(noted, "sql", "select count(*) from files")));

    String loaded = Files.readString(classes);
    assertTrue(loaded.contains("dev.sourcelake.cli.command.SqlCommand"));
    for (String name : List.of("software.amazon", "dev.sourcelake.cli.cloud.aws")) {
      assertEquals(List.of(), loaded.lines().filter(line -> line.contains(name)).toList());
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aReaderThatLeavesIsNoError() throws IOException, InterruptedException {
    Process process = start(List.of(), "sql", "--format", "csv", ROWS.formatted(50_000_000));
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("value,text", lines.readLine());
    }

    assertEquals(0, end(process));
    assertEquals("", Files.readString(folder.resolve("stderr")));
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void anInterruptionCancelsWhatRunsAndSaysSo(String signal, int exitCode)
      throws IOException, InterruptedException {
    Process process =
        start(List.of(), "sql", "--output", "rows.csv", ROWS.formatted(2_000_000_000));
    awaitPartOf("rows.csv");
    assumeFalse(
        signal.equals("INT") && ignoresInterrupts(process),
        "these tests were started as a script's background job, which Ctrl-C is not to reach");

    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();

    assertEquals(exitCode, end(process));
    assertEquals(
        "sourcelake: Interrupted; nothing half done is in the lake's tables\n",
        Files.readString(folder.resolve("stderr")));
    try (var files = Files.list(folder)) {
      assertEquals(0, files.filter(file -> file.toString().contains("rows.csv")).count());
    }
  }

  private static boolean ignoresInterrupts(Process process)
      throws IOException, InterruptedException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return false;
    }
    Matcher ignored =
        Pattern.compile("SigIgn:\\s+(\\p{XDigit}+)").matcher(Files.readString(status));
    boolean ignores = ignored.find() && (Long.parseUnsignedLong(ignored.group(1), 16) & 2) != 0;
    if (ignores) {
      process.destroy();
      end(process);
    }
    return ignores;
  }

  private static void awaitPartOf(String name) throws IOException, InterruptedException {
    for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        System.nanoTime() < end; ) {
      try (var files = Files.list(folder)) {
        if (files.anyMatch(file -> file.getFileName().toString().startsWith("." + name))) {
          return;
        }
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new AssertionError("nothing is written");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void rowsStreamToAFileInFlatMemory() throws IOException, InterruptedException {
    long few = peakMegabytes(100_000);
    long many = peakMegabytes(10_000_000);

    assertTrue(many < few * 1.3, few + " MB for 100 thousand rows, " + many + " for 10 million");
  }

  /** What the process had resident at most. */
  private static long peakMegabytes(int rows) throws IOException, InterruptedException {
    Path file = folder.resolve(rows + ".csv");
    Process process =
        start(
            List.of("-Xmx64m", "-XX:+UseSerialGC"),
            "sql",
            "--output",
            file.toString(),
            ROWS.formatted(rows));
    long peak = 0;
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    Pattern highWater = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      Matcher matcher = highWater.matcher(Files.exists(status) ? read(status) : "");
      if (matcher.find()) {
        peak = Math.max(peak, Long.parseLong(matcher.group(1)) / 1000);
      }
    }
    assertEquals(0, process.exitValue());
    try (var lines = Files.lines(file)) {
      assertEquals(rows + 1L, lines.count());
    }
    Files.delete(file);
    return peak;
  }

  private static String read(Path status) {
    try {
      return Files.readString(status);
    } catch (IOException e) {
      return ""; // The process has just ended.
    }
  }
}
