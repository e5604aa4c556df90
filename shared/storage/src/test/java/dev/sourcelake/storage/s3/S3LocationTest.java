package dev.sourcelake.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.storage.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {
  @Test
  void aPlaceIsBucketAndPrefix() {
    assertEquals(new S3Location("my-lake", "a/b"), S3Location.parse("s3://my-lake/a/b"));
    assertEquals(new S3Location("my-lake", "a/b"), S3Location.parse("s3://my-lake/a/b/"));
    assertEquals(new S3Location("my-lake", ""), S3Location.parse("s3://my-lake"));
    assertEquals(new S3Location("my-lake", ""), S3Location.parse("s3://my-lake/"));
  }

  @Test
  void keysAreBelowThePrefix() {
    S3Location place = new S3Location("my-lake", "a");
    assertEquals("a/k/l", place.name(Key.of("k", "l")));
    assertEquals(Key.of("k", "l"), place.key("a/k/l"));
    assertEquals("s3://my-lake/a", place.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://",
        "s3:///x",
        "s3://Upper/x",
        "s3://b/x",
        "s3://my_lake",
        "s3://lake/a//b",
        "s3://lake/../b",
        "s3a://lake",
        "s3://lake:8080/x"
      })
  void whatIsNoPlaceIsRefusedByName(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> S3Location.parse(text));
    assertTrue(e.getMessage().contains("'"), e.getMessage());
  }
}
