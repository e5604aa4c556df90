package dev.sourcelake.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.testing.Command;
import dev.sourcelake.cli.testing.Command.Result;
import dev.sourcelake.storage.testing.FaultyStorage;
import dev.sourcelake.storage.testing.FaultyStorage.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lake's disk fills up at one of the scan's writes, and stays full. */
class FullDiskTest {
  private static final String[] SCAN = {"scan", "code", "--quiet", "--manifest-only"};

  @TempDir private Path folder;

  @BeforeEach
  void makeSource() throws IOException {
    Files.createDirectories(folder.resolve("code"));
    Files.writeString(folder.resolve("code/Hello.java"), "class Hello {}\n");
  }

  @Test
  void isToldWhereverItHappensAndTheNextScanFindsTheLakeInOrder() throws IOException {
    FaultyStorage whole = scan(Long.MAX_VALUE, folder);
    assertFalse(whole.refused());
    int refused = 0;
    for (long full = 1; full < whole.operations(); full += whole.operations() / 8) {
      Path work = Files.createDirectories(folder.resolve("full-" + full));
      Files.createSymbolicLink(work.resolve("code"), folder.resolve("code"));
      refused += scan(full, work).refused() ? 1 : 0;
      Result again = new Command(work).run(SCAN);
      assertEquals(0, again.exitCode(), "after " + full + ": " + again.err());
      Result files = new Command(work).run("sql", "--format", "csv", "select path from files");
      assertEquals("path\nHello.java\n", files.out(), files.err());
    }
    assertTrue(refused >= 5, "so few writes: " + refused);
  }

  private static FaultyStorage scan(long fullFrom, Path work) {
    List<FaultyStorage> storages = new ArrayList<>();
    ScannerFactory scanners =
        (lake, jobs) -> {
          storages.add(new FaultyStorage(lake, fullFrom, Fault.DISK_FULL));
          return ScannerFactory.REAL.open(storages.getLast(), jobs);
        };
    Result scan = new Command(work).with(scanners).run(SCAN);
    FaultyStorage storage = storages.getFirst();
    if (storage.refused()) {
      assertEquals(ExitCode.DISK_FULL.value(), scan.exitCode(), fullFrom + ": " + scan.err());
      assertTrue(scan.err().contains("The disk is full"), scan.err());
      assertEquals(1, scan.err().lines().count(), scan.err());
    } else {
      assertEquals(0, scan.exitCode(), scan.err());
    }
    return storage;
  }
}
