package dev.sourcelake.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.testing.Command;
import dev.sourcelake.cli.testing.Command.Result;
import dev.sourcelake.cli.testing.SampleLake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityCommandTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void makeLake() throws IOException {
    SampleLake.create(folder.resolve("lake"));
  }

  private static Result quality(String... arguments) {
    return new Command(folder)
        .run(
            Stream.concat(Stream.of("quality", "--lake", "lake"), Stream.of(arguments))
                .toArray(String[]::new));
  }

  private static String line(Result result, String start) {
    return result.out().lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }

  @Test
  void filesAreCountedByLanguageAndByTheWorstThatBefellThem() {
    Result result = quality();
    assertEquals(0, result.exitCode(), result.err());
    // Two files, one read and one partial; of the other language one that only the text family
    // read.
    assertTrue(line(result, "java").matches("java +2 +1 +1 +0 +0 +[0-9]+ +0[.0]* *"), result::out);
    assertTrue(line(result, "python").matches("python +1 +0 +0 +0 +1 +[0-9]+.*"), result::out);
  }

  @Test
  void anUnknownRepositoryIsNotFound() {
    assertEquals(ExitCode.NOT_FOUND.value(), quality("--repo", "nobody").exitCode());
  }
}
