package dev.sourcelake.lake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepoSlugTest {
  @Test
  void aSlugIsReadable() {
    assertTrue(
        RepoSlug.of("github.com/delta-io/delta").value().startsWith("github.com_delta-io_delta-"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "/", "a b", "Ä", "_x", "CON", "-", "a/../b", "日本", "a\u0000b"})
  void everyNameHasASlugThatIsSafe(String repo) {
    assertTrue(RepoSlug.of(repo).value().matches("[a-z0-9][a-z0-9._-]*-[0-9a-f]{10}"), repo);
  }

  @Test
  void namesThatDifferInWhatASlugLeavesOutHaveOtherSlugs() {
    assertNotEquals(RepoSlug.of("a/b"), RepoSlug.of("a_b"));
    assertNotEquals(RepoSlug.of("A"), RepoSlug.of("a"));
  }

  @Test
  void aLongNameIsCut() {
    assertEquals(71, RepoSlug.of("x".repeat(500)).value().length());
  }

  @Test
  void whatIsNoSlugIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RepoSlug("../x"));
  }
}
