package dev.sourcelake.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.storage.StorageLocation.Bucket;
import dev.sourcelake.storage.StorageLocation.Folder;
import dev.sourcelake.storage.s3.S3Location;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StorageLocationTest {
  private static final Path HERE = Path.of("/home/me");

  private static StorageLocation parse(String text) {
    return StorageLocation.parse(text, HERE);
  }

  @Test
  void aPathIsAFolderBelowTheWorkingDirectory() {
    assertEquals(new Folder(Path.of("/home/lake")), parse("../lake"));
    assertEquals(new Folder(Path.of("/lake")), parse("/lake"));
    assertEquals(new Folder(Path.of("/home/me/s3")), parse("s3"));
  }

  @Test
  void aFileUrlIsAFolder() {
    assertEquals(new Folder(Path.of("/a lake")), parse("file:///a%20lake"));
    assertEquals(new Folder(Path.of("/lake")), parse("file:/lake"));
  }

  @Test
  void aBucketIsABucket() {
    assertEquals(new Bucket(new S3Location("my-lake", "team")), parse("s3://my-lake/team/"));
  }

  @Test
  void itsTextIsReadBackFromAnywhere() {
    for (String text : new String[] {"lake", "file:/lake", "s3://my-lake/team"}) {
      StorageLocation location = parse(text);
      assertEquals(location, StorageLocation.parse(location.toString(), Path.of("/elsewhere")));
    }
  }

  @Test
  void otherSchemesAreRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> parse("gs://lake"));
    assertTrue(e.getMessage().contains("s3://bucket/prefix"), e.getMessage());
  }
}
