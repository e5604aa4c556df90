package dev.sourcelake.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.storage.testing.StorageContract;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageTest extends StorageContract {
  @TempDir private Path folder;
  private Storage storage;

  @BeforeEach
  void open() {
    storage = new LocalStorage(folder.resolve("the lake"));
  }

  @Override
  protected Storage storage() {
    return storage;
  }

  @Test
  void readingMakesNoFolder() throws IOException {
    assertTrue(storage.info(Key.of("a")).isEmpty());
    try (Stream<ObjectInfo> none = storage.list(Key.of("a"))) {
      assertEquals(0, none.count());
    }
    assertFalse(Files.exists(folder.resolve("the lake")));
  }

  @Test
  void noTemporaryFileStays() throws IOException {
    storage.createExclusive(Key.of("a"), new byte[3]);
    storage.replace(Key.of("a"), new byte[4]);
    storage.create(Key.of("b")).close();
    try (Stream<Path> left = Files.list(folder.resolve("the lake").resolve(".tmp"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void temporaryFilesCannotBeReachedByKey() {
    assertThrows(IllegalArgumentException.class, () -> storage.read(Key.of(".tmp", "x")));
    assertThrows(
        IllegalArgumentException.class, () -> storage.replace(Key.of(".tmp"), new byte[1]));
  }

  @Test
  void aLinkOutOfTheFolderIsRefused() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    storage.replace(Key.of("here", "a"), new byte[1]);
    Path inside = folder.resolve("the lake").resolve("here");
    Files.createSymbolicLink(inside.resolve("out"), outside);
    Files.createSymbolicLink(inside.resolve("file"), outside.resolve("secret"));
    Files.createSymbolicLink(inside.resolve("dangling"), outside.resolve("none"));

    for (String key :
        new String[] {"here/out/secret", "here/file", "here/dangling", "here/dangling/x"}) {
      IOException e = assertThrows(IOException.class, () -> storage.read(new Key(key)));
      assertTrue(e.getMessage().contains("symbolic link"), e.getMessage());
    }
    assertThrows(IOException.class, () -> storage.replace(Key.of("here", "out", "x"), new byte[1]));
    assertThrows(IOException.class, () -> storage.delete(Key.of("here", "out", "secret")));
    IOException e =
        assertThrows(
            IOException.class,
            () -> storage.createExclusive(Key.of("here", "dangling", "x"), new byte[1]));
    assertFalse(e instanceof FileAlreadyExistsException, e.toString());
    assertTrue(Files.exists(outside.resolve("secret")));
    try (Stream<ObjectInfo> listed = storage.list(Key.of("here"))) {
      assertEquals(1, listed.count());
    }
  }

  @Test
  void theFolderItselfMayBeALink() throws IOException {
    Path real = Files.createDirectories(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    Storage linked = new LocalStorage(link);
    linked.replace(Key.of("a", "b"), "x".getBytes(UTF_8));
    assertArrayEquals("x".getBytes(UTF_8), linked.read(Key.of("a", "b")));
    assertTrue(Files.exists(real.resolve("a").resolve("b")));
  }
}
