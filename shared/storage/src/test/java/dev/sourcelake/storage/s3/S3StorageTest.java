package dev.sourcelake.storage.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.storage.BucketAccess;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.NewObject;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import dev.sourcelake.storage.testing.Emulator;
import dev.sourcelake.storage.testing.StorageContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3StorageTest extends StorageContract {
  private static final Key KEY = Key.of("folder", "object");
  private static final int LARGE = 2 * S3Upload.PART_BYTES + 12_345;

  private final Emulator emulator = Emulator.shared();
  private final S3Location location = new S3Location(emulator.newBucket(), "team/the lake");
  private S3Storage storage;

  static S3Settings settings(Emulator emulator) {
    return S3Settings.at(
        emulator.endpoint(), Emulator.REGION, Emulator.ACCESS_KEY, Emulator.ACCESS_KEY);
  }

  @BeforeEach
  void open() throws IOException {
    storage = S3Storage.open(location, settings(emulator));
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Override
  protected Storage storage() {
    return storage;
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  @Test
  void aListIsReadPageByPage() throws IOException {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < 1100; i++) {
      keys.add(Key.of("many", "%05d".formatted(i)));
    }
    keys.parallelStream()
        .forEach(key -> {
          try {
            storage.replace(key, new byte[0]);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    RequestCounts before = storage.requests();
    try (Stream<ObjectInfo> all = storage.list(Key.of("many"))) {
      assertEquals(keys, all.map(ObjectInfo::key).toList());
    }
    assertEquals(2, storage.requests().since(before).lists());
    try (Stream<ObjectInfo> last = storage.listFrom(Key.of("many"), "01095")) {
      assertEquals(keys.subList(1095, 1100), last.map(ObjectInfo::key).toList());
    }
    assertEquals(3, storage.requests().since(before).lists());

    storage.deleteAll(keys);
    assertEquals(2, storage.requests().since(before).deletes());
    try (Stream<ObjectInfo> none = storage.list(Key.of("many"))) {
      assertEquals(0, none.count());
    }
  }

  @Test
  void aLargeObjectComesInPartsAndAppearsAtOnce() throws IOException {
    byte[] content = noise(LARGE);
    RequestCounts before = storage.requests();
    try (NewObject object = storage.create(KEY)) {
      object.write(content, 0, 100);
      object.write(content, 100, LARGE - 100);
      assertEquals(LARGE, object.size());
      assertTrue(storage.info(KEY).isEmpty());
      object.commit();
    }
    assertEquals(5, storage.requests().since(before).puts());
    assertArrayEquals(content, storage.read(KEY));
    try (InputStream stream = storage.open(KEY)) {
      assertArrayEquals(content, stream.readAllBytes());
    }
    try (InputStream stream = storage.open(KEY)) {
      assertEquals(Byte.toUnsignedInt(content[0]), stream.read());
    }
  }

  @Test
  void aLargeObjectDoesNotReplaceOne() throws IOException {
    storage.replace(KEY, new byte[] {1});
    try (NewObject object = storage.create(KEY)) {
      object.write(noise(LARGE));
      assertThrows(FileAlreadyExistsException.class, object::commit);
    }
    assertArrayEquals(new byte[] {1}, storage.read(KEY));
  }

  @Test
  void aLargeObjectThatIsGivenUpLeavesNoParts() throws IOException {
    RequestCounts before = storage.requests();
    try (NewObject object = storage.create(KEY)) {
      object.write(noise(LARGE));
    }
    assertEquals(1, storage.requests().since(before).deletes());
    assertTrue(storage.info(KEY).isEmpty());
  }

  @Test
  void aPlaceWithoutPrefixIsTheWholeBucket() throws IOException {
    try (S3Storage bucket =
        S3Storage.open(new S3Location(location.bucket(), ""), settings(emulator))) {
      bucket.createExclusive(Key.of("top"), new byte[] {5});
      assertArrayEquals(new byte[] {5}, bucket.read(Key.of("top")));
      storage.replace(KEY, new byte[] {6});
      assertArrayEquals(
          new byte[] {6}, bucket.read(Key.of("team", "the lake", "folder", "object")));
      assertEquals("s3://" + location.bucket() + "/top", bucket.address(Key.of("top")));
    }
  }

  @Test
  void accessIsWhatAnotherProgramNeeds() throws IOException {
    BucketAccess access = storage.access().orElseThrow();
    assertEquals(emulator.endpoint(), access.endpoint().orElseThrow());
    assertEquals(Emulator.REGION, access.region());
    assertEquals(Emulator.ACCESS_KEY, access.credentials().get().accessKeyId());
    assertEquals("Credentials[secrets hidden]", access.credentials().get().toString());
  }
}
