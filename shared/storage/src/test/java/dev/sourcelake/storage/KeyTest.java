package dev.sourcelake.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/a",
        "a/",
        "a//b",
        "..",
        "a/../b",
        "./a",
        "a\\b",
        "c:/windows",
        "a\nb",
        "a\u0000b"
      })
  void namesThatLeadElsewhereAreRefused(String name) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new Key(name));
    assertEquals(true, e.getMessage().contains("'" + name + "'"));
  }

  @Test
  void partsAreJoined() {
    assertEquals("a/b/c.json", Key.of("a", "b").resolve("c.json").value());
    assertEquals("c.json", Key.of("a", "b", "c.json").name());
  }

  @Test
  void keysSortByTheirCharacters() {
    assertEquals(-1, Integer.signum(Key.of("a.b").compareTo(Key.of("a", "b"))));
  }
}
