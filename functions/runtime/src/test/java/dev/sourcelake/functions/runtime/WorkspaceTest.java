package dev.sourcelake.functions.runtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  /** Above what Linux gives a process. */
  private static final String DEAD = "sourcelake-99999999";

  @TempDir Path temporary;

  @Test
  void whatADeadProcessLeftIsRemovedAndNothingElse() throws IOException {
    Path dead = Files.createDirectories(temporary.resolve(DEAD).resolve("fetched"));
    Files.writeString(dead.resolve("pack"), "large");
    Path other = Files.createDirectories(temporary.resolve("sourcelake-other"));
    Path alive =
        Files.createDirectories(
            temporary.resolve(
                "sourcelake-" + ProcessHandle.current().parent().orElseThrow().pid()));
    Workspace.open(temporary);
    assertFalse(Files.exists(temporary.resolve(DEAD)));
    assertTrue(Files.exists(other));
    assertTrue(Files.exists(alive));
  }

  @Test
  void aFolderGoesWithAllInItButNotWhatALinkLeadsTo() throws IOException {
    Path outside = Files.writeString(temporary.resolve("outside"), "kept");
    Path folder = Workspace.open(temporary).fresh("work-");
    Files.createSymbolicLink(folder.resolve("link"), outside);
    Workspace.delete(folder);
    assertFalse(Files.exists(folder));
    assertTrue(Files.exists(outside));
  }
}
