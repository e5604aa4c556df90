package dev.sourcelake.forges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryListTest {
  @Test
  void readsAddressesBranchesAndComments() {
    RepositoryList list =
        parse(
            """
            # ours
            https://git.example.org/team/part/lib.git
            github.com/acme/app release/2  # frozen

            github.com/acme/app
            """);

    assertEquals(2, list.repositories().size());
    ForgeRepository app = list.repositories().getLast();
    assertEquals("github.com/acme/app", app.repo());
    assertEquals("release/2", app.defaultBranch());
    assertEquals("git.example.org/team/part/lib", list.repositories().getFirst().repo());
    assertTrue(list.owns("github.com/acme/app"));
    assertFalse(list.owns("github.com/acme/other"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "just-a-name",
        "https://user:secret@github.com/acme/app",
        "https://github.com/acme/../etc",
        "https://github.com/acme/app?x=1",
        "file:///etc/passwd",
        "ssh://git@github.com/acme/app",
        "https://github.com/acme/app main more"
      })
  void whatIsNoAddressIsNamedByItsLine(String line) {
    ForgeException e = assertThrows(ForgeException.class, () -> parse("\n" + line));
    assertTrue(e.getMessage().startsWith("Line 2 of repos.txt"), e.getMessage());
    assertFalse(e.getMessage().contains("secret"));
  }

  private static RepositoryList parse(String text) {
    return RepositoryList.parse(text, "repos.txt", repository -> Optional.empty());
  }
}
