package dev.sourcelake.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.testing.Command;
import dev.sourcelake.stages.testing.FakeOrganisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimateCommandTest {
  private static final String TOKEN = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";

  @TempDir private Path folder;

  @Test
  void anOriginIsListedAndNotRead() throws IOException {
    Files.createDirectories(folder.resolve("code"));
    Files.writeString(folder.resolve("code/A.java"), "class A {}");
    Files.writeString(folder.resolve("code/large.bin"), "x".repeat(2000));
    Command.Result all = new Command(folder).run("estimate", "code");
    assertEquals(0, all.exitCode(), all.err());
    assertTrue(all.out().startsWith("1 scan of 2 files"), all.out());
    assertTrue(all.out().strip().matches(".* about \\$0\\.00[1-9]\\d"), all.out());
    Command.Result small =
        new Command(folder).run("estimate", "code", "--max-file-size", "1000", "--json");
    assertTrue(small.out().contains("\"files\":1,\"bytes\":10,"), small.out());
    assertFalse(Files.exists(folder.resolve(".sourcelake")));
  }

  @Test
  void ofAnOwnerOnlySizesAreAskedFor() throws IOException {
    Files.writeString(folder.resolve("token"), TOKEN);
    try (FakeOrganisation acme = new FakeOrganisation(folder.resolve("forge"), TOKEN)) {
      acme.gitHub().add("a").kilobytes(100_000);
      acme.gitHub().add("b").kilobytes(900_000);
      acme.gitHub().add("copy").kilobytes(900_000).fork();
      String[] arguments = {
        "estimate", "--github", "acme", "--host", acme.host().toString(), "--token-file", "token"
      };
      Command.Result result = new Command(folder).run(arguments);
      assertEquals(0, result.exitCode(), result.err());
      assertTrue(result.out().startsWith("2 scans of "), result.out());
      assertTrue(result.out().contains("(1024.0 MB)"), result.out());
      assertEquals(0, acme.fetches());
    }
  }

  @Test
  void moreThanTheCeilingIsAnErrorAndSoIsNothingAtAll() throws IOException {
    Files.writeString(folder.resolve("A.java"), "class A {}");
    assertEquals(
        ExitCode.OVER_BUDGET.value(),
        new Command(folder).run("estimate", ".", "--max-usd", "0.0001").exitCode());
    assertEquals(ExitCode.USAGE.value(), new Command(folder).run("estimate").exitCode());
    assertEquals(
        ExitCode.USAGE.value(),
        new Command(folder).run("estimate", ".", "--github", "acme").exitCode());
  }
}
