package dev.sourcelake.storage.testing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
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
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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

  @Test
  void othersGoOnWhileAnOperationStandsStill() throws IOException {
    Storage other = real();
    FaultyStorage storage =
        FaultyStorage.overtaken(other, 2, () -> assertDoesNotThrow(() -> other.delete(FIRST)));
    storage.createExclusive(FIRST, new byte[1]);
    assertThrows(NoSuchFileException.class, () -> storage.read(FIRST));
    storage.createExclusive(FIRST, new byte[1]);
    assertTrue(storage.info(FIRST).isPresent());
  }

  @Test
  void aFullDiskCanStillBeRead() throws IOException {
    FaultyStorage storage = new FaultyStorage(real(), 2, Fault.DISK_FULL);
    storage.createExclusive(FIRST, new byte[1]);
    for (int i = 0; i < 2; i++) {
      FileSystemException e =
          assertThrows(
              FileSystemException.class, () -> storage.createExclusive(SECOND, new byte[1]));
      assertEquals("No space left on device", e.getReason());
    }
    assertEquals(1, storage.read(FIRST).length);
  }
}
