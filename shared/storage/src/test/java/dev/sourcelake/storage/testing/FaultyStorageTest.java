package dev.sourcelake.storage.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.Storage;
import dev.sourcelake.storage.testing.FaultyStorage.Fault;
import dev.sourcelake.storage.testing.FaultyStorage.InjectedFault;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultyStorageTest {
  private static final Key FIRST = Key.of("first");
  private static final Key SECOND = Key.of("second");

  @TempDir private Path folder;

  private Storage real() {
    return new LocalStorage(folder);
  }

  @Test
  void aFailureBeforeLeavesNothingAndPasses() throws IOException {
    FaultyStorage storage = new FaultyStorage(real(), 1, Fault.FAILS_BEFORE);
    assertThrows(InjectedFault.class, () -> storage.createExclusive(FIRST, new byte[1]));
    assertTrue(real().info(FIRST).isEmpty());
    storage.createExclusive(FIRST, new byte[1]);
    assertEquals(2, storage.operations());
  }

  @Test
  void aFailureAfterHidesSuccess() {
    FaultyStorage storage = new FaultyStorage(real(), 1, Fault.FAILS_AFTER);
    assertThrows(InjectedFault.class, () -> storage.createExclusive(FIRST, new byte[1]));
    assertThrows(
        FileAlreadyExistsException.class, () -> storage.createExclusive(FIRST, new byte[1]));
  }

  @Test
  void whatIsDeadStaysDead() throws IOException {
    FaultyStorage storage = new FaultyStorage(real(), 2, Fault.DIES_AFTER);
    storage.createExclusive(FIRST, new byte[1]);
    assertThrows(InjectedFault.class, () -> storage.createExclusive(SECOND, new byte[1]));
    assertThrows(InjectedFault.class, () -> storage.read(FIRST));
    assertTrue(real().info(SECOND).isPresent());
  }
}
