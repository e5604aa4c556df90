package dev.sourcelake.stages.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BegunFilesTest {
  @TempDir Path folder;

  @Test
  void whatAWorkerNotesItsParentReads() throws IOException {
    try (BegunFiles parent = BegunFiles.create(folder.resolve("begun"), 2);
        BegunFiles worker = BegunFiles.open(folder.resolve("begun"), 2)) {
      worker.begin(0, 7, "ä/b.java");
      worker.begin(1, 9, "c.java");
      worker.timedOut(1);
      assertEquals(Optional.of(new BegunFiles.Begun("ä/b.java", false)), parent.ofShard(7));
      assertEquals(Optional.of(new BegunFiles.Begun("c.java", true)), parent.ofShard(9));
      worker.end(0);
      assertEquals(Optional.empty(), parent.ofShard(7));
    }
  }

  @Test
  void onlyAFileThatHasBeenBegunCanBeOverdue() throws IOException {
    try (BegunFiles begun = BegunFiles.create(folder.resolve("begun"), 2)) {
      assertEquals(Optional.empty(), begun.overdue(0));
      begun.begin(1, 0, "a");
      assertEquals(Optional.of(1), begun.overdue(-1));
      begun.end(1);
      assertEquals(Optional.empty(), begun.overdue(-1));
    }
  }

  @Test
  void aVeryLongPathIsCut() throws IOException {
    try (BegunFiles begun = BegunFiles.create(folder.resolve("begun"), 1)) {
      begun.begin(0, 0, "x".repeat(100_000));
      assertEquals(8192 - 20, begun.ofShard(0).orElseThrow().path().length());
    }
  }
}
