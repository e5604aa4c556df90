package dev.sourcelake.functions.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleWorkTest {
  @TempDir Path temporary;

  @Test
  void whatIsCommittedIsReadBackAndNothingStays() throws IOException {
    Workspace workspace = Workspace.open(temporary);
    assertEquals(1, SampleWork.run(workspace));
    try (Stream<Path> left = Files.walk(workspace.folder())) {
      assertEquals(0, left.filter(Files::isRegularFile).count());
    }
  }
}
