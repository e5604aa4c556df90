package dev.sourcelake.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExitCodePageTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| `(\\w+)` \\|");

  @Test
  void theReadmeListsEveryExitCode() throws IOException {
    List<String> listed =
        ROW.matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(ExitCodePageTest::row)
            .toList();

    assertEquals(
        Stream.of(ExitCode.values())
            .map(code -> code.value() + " " + code.name().toLowerCase(Locale.ROOT))
            .toList(),
        listed);
  }

  private static String row(MatchResult row) {
    return row.group(1) + " " + row.group(2);
  }
}
