package dev.sourcelake.forges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.forges.ForgeException.Reason;
import dev.sourcelake.forges.credentials.Token;
import dev.sourcelake.forges.credentials.TokenSource;
import dev.sourcelake.forges.credentials.Tokens;
import dev.sourcelake.forges.http.Answers;
import dev.sourcelake.forges.http.ApiClient;
import dev.sourcelake.forges.http.Patience;
import dev.sourcelake.forges.testing.FakeGitLab;
import dev.sourcelake.forges.testing.FakeTime;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitLabTest {
  private static final TokenSource TOKENS = Tokens.fixed(Token.of("glpat-secret"));
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private FakeGitLab server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeGitLab("glpat-secret");
    server.page(
        "/groups/acme%2Fpart/projects",
        "[{'id':7,'path_with_namespace':'acme/part/z','default_branch':'main','archived':true,"
            + "'visibility':'public','statistics':{'repository_size':1234}}]");
    server.page(
        "/groups/acme%2Fpart/projects",
        "[{'id':9,'path_with_namespace':'acme/part/deep/a','default_branch':'a/b',"
            + "'visibility':'internal','forked_from_project':{'id':1}},"
            + "{'id':10,'path_with_namespace':'elsewhere/shared','visibility':'public'}]");
    server.page("/projects/9/repository/branches/a%2Fb", "{'commit':{'id':'" + COMMIT + "'}}");
    server.page("/projects/acme%2Fpart%2Fold", "{'id':7,'path_with_namespace':'acme/part/z'}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listsAGroupAndTheGroupsInItAndNothingThatIsOnlyShared() {
    List<ForgeRepository> found = gitLab("acme/part", TOKENS).repositories();

    assertEquals(
        List.of("acme/part/deep/a", "acme/part/z"),
        found.stream().map(it -> it.name().value()).toList());
    assertTrue(found.getFirst().hidden() && found.getFirst().fork());
    assertTrue(found.getLast().archived() && !found.getLast().hidden());
    assertEquals(1234, found.getLast().sizeBytes());
    assertEquals(-1, found.getFirst().sizeBytes());
  }

  @Test
  void headsAreFoundByIdAndBranch() {
    GitLab gitLab = gitLab("acme/part", TOKENS);
    List<ForgeRepository> found = gitLab.repositories();
    assertEquals(Optional.of(COMMIT), gitLab.head(found.getFirst()));
    assertEquals(Optional.empty(), gitLab.head(found.getLast()));
  }

  @Test
  void movedProjectsAreNotFoundUnderTheirOldName() {
    GitLab gitLab = gitLab("acme/part", TOKENS);
    assertEquals(Optional.empty(), gitLab.find(new RepositoryName("acme/part/old")));
    assertEquals(Optional.empty(), gitLab.find(new RepositoryName("acme/part/none")));
  }

  @Test
  void refusalsAndUnknownGroupsAreNamed() {
    ForgeException e =
        assertThrows(
            ForgeException.class, () -> gitLab("acme/part", TokenSource.NONE).repositories());
    assertEquals(Reason.AUTHENTICATION, e.reason());
    e = assertThrows(ForgeException.class, () -> gitLab("nobody", TOKENS).repositories());
    assertEquals(Reason.NOT_FOUND, e.reason());
    assertThrows(ForgeException.class, () -> gitLab("../x", TOKENS));
  }

  @Test
  void gitIsGivenTheSameTokenAndNoTextShowsIt() {
    CloneCredentials credentials = gitLab("acme", TOKENS).credentials().orElseThrow();
    assertEquals("oauth2", credentials.user());
    assertEquals("glpat-secret", credentials.password().secret());
    assertFalse(credentials.toString().contains("secret"));
  }

  private GitLab gitLab(String group, TokenSource tokens) {
    ApiClient api =
        new ApiClient(
            GitLab.api(server.host()), tokens, Answers.NONE, Patience.DEFAULT, new FakeTime());
    return new GitLab(server.host(), group, api, tokens);
  }
}
