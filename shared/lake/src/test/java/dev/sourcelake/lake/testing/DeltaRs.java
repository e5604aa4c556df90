package dev.sourcelake.lake.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sourcelake.lake.internal.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * What delta-rs, a Delta reader of other people, says of a table.
 *
 * @param comments the comment of each column
 * @param filesRead names of the files that a query with a condition opens
 */
public record DeltaRs(
    long version,
    String name,
    String description,
    Map<String, String> comments,
    long rows,
    List<String> filesRead) {
  private static final String PACKAGE = "deltalake==1.6.6";
  private static final Path ENVIRONMENT = Path.of("target", "delta-rs").toAbsolutePath();

  /** Reads a table; where delta-rs cannot be had, the test is skipped with a line that says so. */
  public static DeltaRs read(Path table, String condition) throws IOException {
    Path python = python();
    Path script = ENVIRONMENT.resolve("read_with_delta_rs.py");
    try (InputStream resource =
        DeltaRs.class.getResourceAsStream("/dev/sourcelake/lake/read_with_delta_rs.py")) {
      Files.write(script, resource.readAllBytes());
    }
    Run run = run(List.of(python.toString(), script.toString(), table.toString(), condition));
    if (run.exit() != 0) {
      throw new AssertionError("delta-rs cannot read " + table + ": " + run.output());
    }
    return Json.read(
        run.output().lines().toList().getLast().getBytes(UTF_8), DeltaRs.class, "delta-rs");
  }

  private static Path python() throws IOException {
    Path python = ENVIRONMENT.resolve("bin").resolve("python");
    Path ready = ENVIRONMENT.resolve(PACKAGE);
    if (!Files.exists(ready)) {
      require(List.of("python3", "-m", "venv", ENVIRONMENT.toString()));
      require(List.of(python.toString(), "-m", "pip", "install", "--quiet", PACKAGE));
      Files.createFile(ready);
    }
    return python;
  }

  private static void require(List<String> command) throws IOException {
    Run run = run(command);
    Assumptions.assumeTrue(
        run.exit() == 0,
        () ->
            "Not read by delta-rs: it takes python3 with venv and pip, but '%s' says: %s"
                .formatted(String.join(" ", command), run.output().strip()));
  }

  private record Run(int exit, String output) {}

  private static Run run(List<String> command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      process.waitFor(5, TimeUnit.MINUTES);
      return new Run(process.exitValue(), output);
    } catch (IOException e) {
      return new Run(-1, e.getMessage());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
