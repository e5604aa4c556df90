package dev.sourcelake.extractors.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class UnicodeEscapesTest {
  @Test
  void escapesAreReplacedAndTheirPlacesKept() {
    UnicodeEscapes decoded = UnicodeEscapes.decode("a\\u0041\\uuu0042c");
    assertEquals("aABc", decoded.text());
    assertArrayEquals(new int[] {0, 1, 7, 15, 16}, decoded.origins());
  }

  @Test
  void anEscapedBackslashStartsNoEscape() {
    assertNull(UnicodeEscapes.decode("\\\\u0041"));
    assertEquals("\\\\A", UnicodeEscapes.decode("\\\\\\u0041").text());
  }

  @Test
  void malformedEscapesStay() {
    assertNull(UnicodeEscapes.decode("\\u00 \\uXYZW \\u"));
    assertNull(UnicodeEscapes.decode("none"));
    assertEquals("\\u00A", UnicodeEscapes.decode("\\u00\\u0041").text());
  }
}
