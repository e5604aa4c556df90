package dev.sourcelake.storage.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.NewObject;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every storage must do; an adapter's test extends it and says where the storage is. */
public abstract class StorageContract {
  private static final Key KEY = Key.of("folder", "object.json");

  /** The storage under test, empty at the start of each test and closed by whoever made it. */
  protected abstract Storage storage();

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static List<String> names(Stream<ObjectInfo> objects) {
    try (objects) {
      return objects.map(object -> object.key().value()).toList();
    }
  }

  @Test
  void anObjectIsReadAsItWasWritten() throws IOException {
    storage().replace(KEY, bytes("some text"));
    assertArrayEquals(bytes("some text"), storage().read(KEY));
    try (InputStream stream = storage().open(KEY)) {
      assertArrayEquals(bytes("some text"), stream.readAllBytes());
    }
  }

  @Test
  void anEmptyObjectIsAnObject() throws IOException {
    storage().createExclusive(KEY, new byte[0]);
    assertEquals(0, storage().info(KEY).orElseThrow().size());
    assertEquals(0, storage().read(KEY).length);
  }

  @Test
  void aMissingObjectIsNamedAsMissing() throws IOException {
    assertThrows(NoSuchFileException.class, () -> storage().read(KEY));
    assertThrows(NoSuchFileException.class, () -> storage().read(KEY, 0, 1));
    assertThrows(NoSuchFileException.class, () -> storage().open(KEY).close());
    assertTrue(storage().info(KEY).isEmpty());
  }

  @Test
  void aFolderIsNoObject() throws IOException {
    storage().replace(KEY, bytes("x"));
    Key folder = Key.of("folder");
    assertThrows(NoSuchFileException.class, () -> storage().read(folder));
    assertTrue(storage().info(folder).isEmpty());
  }

  @Test
  void aRangeIsReadExactly() throws IOException {
    storage().replace(KEY, bytes("0123456789"));
    assertArrayEquals(bytes("345"), storage().read(KEY, 3, 3));
    assertArrayEquals(bytes("0123456789"), storage().read(KEY, 0, 10));
    assertArrayEquals(bytes(""), storage().read(KEY, 10, 0));
  }

  @Test
  void aRangePastTheEndIsAnError() throws IOException {
    storage().replace(KEY, bytes("0123456789"));
    assertThrows(EOFException.class, () -> storage().read(KEY, 8, 3));
  }

  @Test
  void infoTellsSizeAndTime() throws IOException {
    long before = System.currentTimeMillis();
    storage().replace(KEY, bytes("0123456789"));
    ObjectInfo info = storage().info(KEY).orElseThrow();
    assertEquals(10, info.size());
    assertEquals(KEY, info.key());
    // Clocks of stores count in seconds and need not be ours.
    assertTrue(Math.abs(info.modifiedMillis() - before) < 60_000, info.toString());
  }

  @Test
  void exclusiveCreationLeavesAnExistingObjectAlone() throws IOException {
    storage().createExclusive(KEY, bytes("first"));
    assertThrows(
        FileAlreadyExistsException.class, () -> storage().createExclusive(KEY, bytes("second")));
    assertArrayEquals(bytes("first"), storage().read(KEY));
  }

  @Test
  void ofManyExclusiveCreationsOneWins() throws Exception {
    int racers = 8;
    for (int round = 0; round < 5; round++) {
      Key key = Key.of("race", "round" + round);
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int racer = 0; racer < racers; racer++) {
        byte[] content = bytes("racer " + racer);
        calls.add(() -> {
          try {
            storage().createExclusive(key, content);
            return 1;
          } catch (FileAlreadyExistsException e) {
            return 0;
          }
        });
      }
      int winners = 0;
      try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
        for (Future<Integer> won : threads.invokeAll(calls)) {
          winners += won.get();
        }
      }
      assertEquals(1, winners);
    }
  }

  @Test
  void replacingWritesOverWhatIsThere() throws IOException {
    storage().replace(KEY, bytes("a long first text"));
    storage().replace(KEY, bytes("second"));
    assertArrayEquals(bytes("second"), storage().read(KEY));
  }

  @Test
  void aReaderNeverSeesHalfAReplacement() throws Exception {
    byte[] ones = bytes("1".repeat(100_000));
    byte[] twos = bytes("2".repeat(200_000));
    storage().replace(KEY, ones);
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<?> writer =
          threads.submit(() -> {
            for (int i = 0; i < 20; i++) {
              storage().replace(KEY, i % 2 == 0 ? twos : ones);
            }
            return null;
          });
      do {
        byte[] read = storage().read(KEY);
        assertArrayEquals(read[0] == '1' ? ones : twos, read);
      } while (!writer.isDone());
      writer.get();
    }
  }

  @Test
  void aStreamedObjectAppearsWithItsCommit() throws IOException {
    try (NewObject object = storage().create(KEY)) {
      object.write(bytes("first, "));
      object.write(bytes("second"));
      assertEquals(13, object.size());
      assertTrue(storage().info(KEY).isEmpty());
      object.commit();
    }
    assertArrayEquals(bytes("first, second"), storage().read(KEY));
    assertEquals(List.of(KEY.value()), names(storage().list(Key.of("folder"))));
  }

  @Test
  void aStreamedObjectWithoutCommitNeverAppears() throws IOException {
    try (NewObject object = storage().create(KEY)) {
      object.write(bytes("text"));
    }
    assertTrue(storage().info(KEY).isEmpty());
    assertEquals(List.of(), names(storage().list(Key.of("folder"))));
  }

  @Test
  void aStreamedObjectDoesNotReplaceOne() throws IOException {
    storage().replace(KEY, bytes("first"));
    try (NewObject object = storage().create(KEY)) {
      object.write(bytes("second"));
      assertThrows(FileAlreadyExistsException.class, object::commit);
    }
    assertArrayEquals(bytes("first"), storage().read(KEY));
  }

  @Test
  void aListHoldsAllBelowAFolderInTheOrderOfKeys() throws IOException {
    for (String key : List.of("f/b", "f/a/c/d", "f/a.b", "g/a", "f/a0", "f/Z", "f/a-1", "f/a/b")) {
      storage().replace(new Key(key), bytes(key));
    }
    assertEquals(
        List.of("f/Z", "f/a-1", "f/a.b", "f/a/b", "f/a/c/d", "f/a0", "f/b"),
        names(storage().list(Key.of("f"))));
  }

  @Test
  void aListOfNothingIsEmpty() throws IOException {
    assertEquals(List.of(), names(storage().list(Key.of("nowhere"))));
    assertEquals(List.of(), names(storage().listFrom(Key.of("nowhere"), "")));
  }

  @Test
  void aListFromANameHoldsItAndWhatFollowsDirectlyInTheFolder() throws IOException {
    for (String key : List.of("f/1", "f/2", "f/2.crc", "f/3", "f/3x/deep", "f/4", "g/5")) {
      storage().replace(new Key(key), bytes(key));
    }
    assertEquals(
        List.of("f/2", "f/2.crc", "f/3", "f/4"), names(storage().listFrom(Key.of("f"), "2")));
    assertEquals(List.of("f/3", "f/4"), names(storage().listFrom(Key.of("f"), "2.d")));
    assertEquals(List.of(), names(storage().listFrom(Key.of("f"), "5")));
  }

  @Test
  void aListMadeAfterAWriteHoldsIt() throws IOException {
    for (int i = 0; i < 20; i++) {
      storage().createExclusive(Key.of("f", "object" + (i + 10)), bytes("x"));
      assertEquals(i + 1, names(storage().list(Key.of("f"))).size());
    }
  }

  @Test
  void whatIsDeletedIsGone() throws IOException {
    storage().replace(KEY, bytes("x"));
    storage().delete(KEY);
    assertTrue(storage().info(KEY).isEmpty());
    assertEquals(List.of(), names(storage().list(Key.of("folder"))));
    storage().createExclusive(KEY, bytes("again"));
  }

  @Test
  void deletingNothingIsNoError() throws IOException {
    storage().delete(KEY);
  }

  @Test
  void addressesAndMessagesNameThePlace() {
    assertTrue(storage().address(KEY).endsWith("/" + KEY.value()), storage().address(KEY));
    assertTrue(storage().address(KEY).startsWith(storage().root()), storage().address(KEY));
  }

  /** As states of repositories do, which several publishers write and delete at once. */
  @Test
  void whatOthersCreateAndDeleteMeanwhileIsThereOrNotButNoError() throws Exception {
    Callable<Void> coming =
        () -> {
          for (int i = 0; i < 1000; i++) {
            try {
              storage().createExclusive(KEY, bytes("some text"));
            } catch (FileAlreadyExistsException e) {
              // Another one was first.
            }
            storage().delete(KEY);
          }
          return null;
        };
    Callable<Void> looking =
        () -> {
          for (int i = 0; i < 1000; i++) {
            storage().info(KEY).ifPresent(info -> assertEquals(9, info.size()));
            assertTrue(names(storage().list(Key.of("folder"))).size() <= 1);
            try {
              assertEquals(9, storage().read(KEY).length);
            } catch (NoSuchFileException e) {
              // It has just gone.
            }
          }
          return null;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Void> done : threads.invokeAll(List.of(coming, coming, looking, looking))) {
        done.get();
      }
    }
  }
}
