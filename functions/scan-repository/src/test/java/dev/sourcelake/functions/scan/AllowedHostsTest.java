package dev.sourcelake.functions.scan;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.functions.PermanentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
  private final AllowedHosts hosts = AllowedHosts.parse("GitHub.com, 127.0.0.1:8080");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/a/b",
        "https://GITHUB.com/a/b.git",
        "http://127.0.0.1:8080/a/b",
        "https://127.0.0.1:8080/a/b"
      })
  void allowedHostsAreFetchedFrom(String origin) {
    assertDoesNotThrow(() -> hosts.require(origin));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com.evil.example/a/b",
        "https://github.com@evil.example/a/b",
        "https://evil.example#github.com",
        "https://github.com:8443/a/b",
        "http://github.com/a/b",
        "http://127.0.0.1:8081/a/b",
        "http://169.254.169.254/latest",
        "git@github.com:a/b",
        "file:///etc",
        "../folder",
        ""
      })
  void allOthersAreNot(String origin) {
    assertThrows(PermanentException.class, () -> hosts.require(origin));
  }

  @Test
  void credentialsAreRefusedAndNotRepeated() {
    PermanentException refused =
        assertThrows(
            PermanentException.class, () -> hosts.require("https://me:secret@github.com/a/b"));
    assertTrue(refused.getMessage().contains("credentials"));
    assertFalse(refused.getMessage().contains("secret"));
  }

  @Test
  void aListThatNamesNoHostsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> AllowedHosts.parse("https://github.com"));
  }
}
