package dev.sourcelake.origins.blobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.model.Sha256;
import dev.sourcelake.origins.content.ScannedContent;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobPacksTest {
  private static final Key FOLDER = Key.of("blobs", "repo-1");

  @TempDir Path temp;
  private Storage storage;
  private final List<StoredBlob> places = new ArrayList<>();
  private final ShaSet stored = new ShaSet();

  @BeforeEach
  void openStorage() throws IOException {
    storage = new LocalStorage(temp);
  }

  @Test
  void contentsComeBackFromPacksOfBoundedSize() throws IOException {
    Map<String, byte[]> contents = new HashMap<>();
    Random random = new Random(7);
    try (PackWriter writer = new PackWriter(storage, FOLDER, "s", stored, places::add, 50_000)) {
      for (int i = 0; i < 300; i++) {
        byte[] bytes = i % 3 == 0 ? noise(random, i * 10) : text("line " + i + "\n", i);
        contents.put(Sha256.of(bytes), bytes);
        add(writer, bytes);
      }
      writer.finish();
      assertEquals(
          packFiles().stream().mapToLong(BlobPacksTest::size).sum(), writer.bytesWritten());
    }
    assertEquals(contents.size(), places.size());
    assertTrue(packFiles().size() > 3, "packs: " + packFiles());
    assertTrue(places.stream().anyMatch(blob -> blob.codec() == BlobCodec.NONE));
    assertTrue(places.stream().anyMatch(blob -> blob.codec() == BlobCodec.ZSTD));
    Map<String, byte[]> read = new HashMap<>();
    new BlobReader(storage).read(places, (blob, content) -> read.put(blob.sha256(), content));
    assertEquals(contents.keySet(), read.keySet());
    for (StoredBlob blob : places) {
      assertArrayEquals(contents.get(blob.sha256()), read.get(blob.sha256()));
      assertArrayEquals(contents.get(blob.sha256()), new BlobReader(storage).read(blob));
    }
  }

  @Test
  void aContentIsStoredOnce() throws IOException {
    byte[] bytes = text("again", 100);
    try (PackWriter writer = new PackWriter(storage, FOLDER, "s", stored, places::add)) {
      assertTrue(add(writer, bytes));
      assertFalse(add(writer, bytes));
      writer.finish();
    }
    try (PackWriter writer = new PackWriter(storage, FOLDER, "t", stored, places::add)) {
      assertFalse(add(writer, bytes));
      writer.finish();
    }
    assertEquals(1, places.size());
    assertEquals(List.of("s-0.pack"), packFiles().stream().map(BlobPacksTest::name).toList());
  }

  @Test
  void whatIsNotFinishedIsNotThere() throws IOException {
    try (PackWriter writer = new PackWriter(storage, FOLDER, "s", stored, places::add)) {
      add(writer, text("x", 1000));
    }
    assertEquals(List.of(), places);
    assertEquals(List.of(), packFiles());
  }

  @Test
  void aDamagedBlobIsNamedAndNeverHandedOut() throws IOException {
    byte[] bytes = text("precious ", 1000);
    byte[] other = noise(new Random(1), 100);
    try (PackWriter writer = new PackWriter(storage, FOLDER, "s", stored, places::add)) {
      add(writer, bytes);
      add(writer, other);
      writer.finish();
    }
    Path pack = packFiles().getFirst();
    byte[] damaged = Files.readAllBytes(pack);
    damaged[10] ^= 1;
    damaged[damaged.length - 1] ^= 1;
    Files.write(pack, damaged);
    for (StoredBlob blob : places) {
      IOException e = assertThrows(IOException.class, () -> new BlobReader(storage).read(blob));
      assertTrue(e.getMessage().contains(blob.sha256()), e.getMessage());
    }
  }

  @Test
  void neighboursAreReadTogether() throws IOException {
    try (PackWriter writer = new PackWriter(storage, FOLDER, "s", stored, places::add)) {
      for (int i = 0; i < 200; i++) {
        add(writer, text("neighbour " + i, 50));
      }
      writer.finish();
    }
    CountingStorage counting = new CountingStorage(storage);
    int[] seen = new int[1];
    new BlobReader(counting.storage()).read(places.subList(10, 190), (_, _) -> seen[0]++);
    assertEquals(180, seen[0]);
    assertEquals(1, counting.reads());
  }

  @Test
  void theSetKnowsWhatIsInIt() {
    ShaSet set = new ShaSet();
    for (int i = 0; i < 50_000; i++) {
      assertTrue(set.add(Sha256.of("a" + i)));
    }
    for (int i = 0; i < 50_000; i++) {
      assertFalse(set.add(Sha256.of("a" + i)));
      assertFalse(set.contains(Sha256.of("b" + i)));
    }
    assertEquals(50_000, set.size());
  }

  private static boolean add(PackWriter writer, byte[] bytes) throws IOException {
    return writer.add(ScannedContent.of(Sha256.of(bytes), bytes));
  }

  private static byte[] text(String line, int times) {
    return line.repeat(times).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] noise(Random random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private List<Path> packFiles() throws IOException {
    Path folder = temp.resolve("blobs/repo-1");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> name(file).endsWith(".pack")).sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static long size(Path file) {
    return file.toFile().length();
  }
}
