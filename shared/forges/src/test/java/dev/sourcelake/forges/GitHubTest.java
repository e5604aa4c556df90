package dev.sourcelake.forges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sourcelake.forges.ForgeException.Reason;
import dev.sourcelake.forges.credentials.AppKey;
import dev.sourcelake.forges.credentials.InstallationTokens;
import dev.sourcelake.forges.credentials.Token;
import dev.sourcelake.forges.credentials.TokenSource;
import dev.sourcelake.forges.credentials.Tokens;
import dev.sourcelake.forges.http.Answers;
import dev.sourcelake.forges.http.ApiClient;
import dev.sourcelake.forges.http.Patience;
import dev.sourcelake.forges.testing.FakeGitHub;
import dev.sourcelake.forges.testing.FakeTime;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubTest {
  private static final String SECRET = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private final FakeTime time = new FakeTime();
  private final Answers answers = Answers.inMemory();
  private FakeGitHub server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeGitHub("acme", time);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listsWhatAnOrganisationHasPageByPage() {
    server.pagesOf(2);
    server.add("e").fork();
    server.add("a").kilobytes(2).head(COMMIT);
    server.add("c").archived();
    server.add("b").hidden();
    server.add("d");

    List<ForgeRepository> found = gitHub().repositories();

    assertEquals(
        List.of("acme/a", "acme/b", "acme/c", "acme/d", "acme/e"),
        found.stream().map(it -> it.name().value()).toList());
    ForgeRepository first = found.getFirst();
    assertEquals(2048, first.sizeBytes());
    assertEquals("main", first.defaultBranch());
    assertEquals(server.host() + "/acme/a", first.repo());
    assertEquals("http://" + server.host() + "/acme/a", first.cloneUrl());
    assertTrue(found.get(1).hidden() && found.get(2).archived() && found.get(4).fork());
    assertEquals(3, server.requests().size());
  }

  @Test
  void whatAppearsOrGoesWhileTheListIsReadIsListedOnceOrFound() {
    server.pagesOf(1);
    server.add("b");
    server.add("c");
    server.add("d");
    GitHub gitHub = gitHub();

    // All that comes later moves back by one: c is on no page.
    server.betweenPages(() -> {
      if (server.repository("b") != null) {
        server.delete("b");
      }
    });
    assertEquals(List.of("acme/b", "acme/d"), names(gitHub));
    // All moves on by one: c is on two pages.
    server.betweenPages(() -> {
      if (server.repository("a") == null) {
        server.add("a");
      }
    });
    assertEquals(List.of("acme/c", "acme/d"), names(gitHub));

    assertTrue(gitHub.find(new RepositoryName("acme/c")).isPresent());
    assertTrue(gitHub.find(new RepositoryName("acme/b")).isEmpty());
  }

  @Test
  void headsAreAskedForAgainOnlyWhereTheyMoved() {
    server.add("a").head(COMMIT);
    server.add("empty");
    GitHub gitHub = gitHub();
    ForgeRepository a = gitHub.find(new RepositoryName("acme/a")).orElseThrow();
    ForgeRepository empty = gitHub.find(new RepositoryName("acme/empty")).orElseThrow();

    assertEquals(Optional.of(COMMIT), gitHub.head(a));
    assertEquals(Optional.empty(), gitHub.head(empty));
    server.forgetRequests();
    assertEquals(Optional.of(COMMIT), gitHub().head(a));
    assertEquals(List.of("GET /repos/acme/a/commits/main 304"), server.requests());
    server.repository("a").head("f".repeat(40));
    assertEquals(Optional.of("f".repeat(40)), gitHub().head(a));
  }

  @Test
  void renamedRepositoriesAreNotFoundUnderTheirOldName() {
    server.add("old");
    server.rename("old", "new");

    assertEquals(Optional.empty(), gitHub().find(new RepositoryName("acme/old")));
    assertTrue(gitHub().find(new RepositoryName("acme/new")).isPresent());
  }

  @Test
  void aUsedUpLimitIsWaitedForOnceAndThenAnswersCome() {
    server.limit(3);
    for (String name : List.of("a", "b", "c", "d", "e")) {
      server.add(name).head(COMMIT);
    }
    GitHub gitHub = gitHub();

    for (ForgeRepository repository : gitHub.repositories()) {
      assertEquals(Optional.of(COMMIT), gitHub.head(repository));
    }

    assertEquals(1, time.pauses().size());
    assertTrue(time.pauses().getFirst().compareTo(Duration.ofMinutes(59)) > 0);
    assertTrue(server.requests().stream().noneMatch(it -> it.endsWith("403")));
  }

  @Test
  void whatHasNotChangedCostsNothingOfTheLimit() {
    server.add("a").head(COMMIT);
    gitHub().repositories().forEach(gitHub()::head);
    server.limit(1);

    for (int i = 0; i < 10; i++) {
      gitHub().repositories().forEach(gitHub()::head);
    }

    assertEquals(List.of(), time.pauses());
  }

  @Test
  void secondaryLimitsAreWaitedForAsLongAsTheySay() {
    server.add("a");
    server.fail(403, Map.of("Retry-After", "17"), "{}");
    server.fail(429, Map.of("Retry-After", "Sun, 01 Mar 2026 12:01:00 GMT"), "{}");
    server.fail(403, Map.of(), "{\"message\":\"You have exceeded a secondary rate limit\"}");

    assertEquals(1, gitHub().repositories().size());
    assertEquals(
        List.of(Duration.ofSeconds(17), Duration.ofSeconds(43), Duration.ofMinutes(4)),
        time.pauses());
  }

  @Test
  void aLimitThatHoldsLongerThanWeMayWaitIsAnError() {
    server.fail(403, Map.of("Retry-After", "86400"), "{}");

    ForgeException e = assertThrows(ForgeException.class, () -> gitHub().repositories());

    assertEquals(Reason.RATE_LIMITED, e.reason());
    assertTrue(e.getMessage().contains("1440 minutes"), e.getMessage());
  }

  @Test
  void errorsOfTheServersAreTriedAgainAndNotForever() {
    server.add("a");
    server.fail(502, Map.of(), "").fail(500, Map.of(), "");
    assertEquals(1, gitHub().repositories().size());
    assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), time.pauses());

    for (int i = 0; i < Patience.DEFAULT.tries(); i++) {
      server.fail(503, Map.of(), "");
    }
    ForgeException e = assertThrows(ForgeException.class, () -> gitHub().repositories());
    assertEquals(Reason.UNREACHABLE, e.reason());
  }

  @Test
  void aRealRefusalIsNoLimit() {
    server.fail(403, Map.of(), "{\"message\":\"Resource not accessible by integration\"}");

    ForgeException e = assertThrows(ForgeException.class, () -> gitHub().repositories());

    assertEquals(Reason.AUTHENTICATION, e.reason());
    assertEquals(List.of(), time.pauses());
  }

  @Test
  void theTokenGoesToNoOtherHost() {
    server.require(SECRET);
    server.fail(302, Map.of("Location", "http://localhost:1/steal"), "");

    ForgeException e =
        assertThrows(
            ForgeException.class, () -> gitHub(Tokens.fixed(Token.of(SECRET))).repositories());

    assertEquals(Reason.UNEXPECTED, e.reason());
    server.fail(200, Map.of("Link", "<http://localhost:1/steal>; rel=\"next\""), "[]");
    assertThrows(ForgeException.class, () -> gitHub(Tokens.fixed(Token.of(SECRET))).repositories());
  }

  @Test
  void wrongCredentialsAreNamedWithoutBeingShown() {
    server.require("another one");

    ForgeException e =
        assertThrows(
            ForgeException.class, () -> gitHub(Tokens.fixed(Token.of(SECRET))).repositories());

    assertEquals(Reason.AUTHENTICATION, e.reason());
    for (Throwable t = e; t != null; t = t.getCause()) {
      assertFalse(t.toString().contains(SECRET));
    }
    GitHub gitHub = gitHub(Tokens.fixed(Token.of(SECRET)));
    assertFalse(gitHub.credentials().orElseThrow().toString().contains(SECRET));
    assertEquals(SECRET, gitHub.credentials().orElseThrow().password().secret());
  }

  @Test
  void anAppsTokenIsKeptUntilShortlyBeforeItsEndOrUntilItIsRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    server.install(keys.getPublic());
    server.add("a").head(COMMIT);
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    AppKey key = AppKey.of("123456", pem, time);
    try (ApiClient asApp = client(key)) {
      InstallationTokens tokens = new InstallationTokens(asApp, "acme", time);
      GitHub gitHub = gitHub(tokens);

      assertEquals(1, gitHub.repositories().size());
      Token first = tokens.token().orElseThrow();
      time.pass(Duration.ofMinutes(49));
      assertEquals(first, tokens.token().orElseThrow());
      time.pass(Duration.ofMinutes(2));
      Token second = tokens.token().orElseThrow();
      assertFalse(first.secret().equals(second.secret()));
      server.revoke();
      assertEquals(1, gitHub.repositories().size());
      assertEquals(
          3, server.requests().stream().filter(it -> it.contains("access_tokens 201")).count());
      assertEquals(
          1, server.requests().stream().filter(it -> it.contains("/installation 200")).count());
    }
  }

  @Test
  void anAppWithAnotherKeyIsRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    server.install(generator.generateKeyPair().getPublic());
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    try (ApiClient asApp = client(AppKey.of("123456", pem, time))) {
      InstallationTokens tokens = new InstallationTokens(asApp, "acme", time);
      ForgeException e = assertThrows(ForgeException.class, tokens::token);
      assertEquals(Reason.AUTHENTICATION, e.reason());
    }
  }

  @Test
  void whoIsNotThereIsNamed() {
    ForgeException e =
        assertThrows(
            ForgeException.class,
            () ->
                new GitHub(server.host(), "nobody", client(TokenSource.NONE), TokenSource.NONE)
                    .repositories());
    assertEquals(Reason.NOT_FOUND, e.reason());
    assertTrue(e.getMessage().contains("nobody"));
  }

  private static List<String> names(GitHub gitHub) {
    return gitHub.repositories().stream().map(it -> it.name().value()).toList();
  }

  private GitHub gitHub() {
    return gitHub(TokenSource.NONE);
  }

  private GitHub gitHub(TokenSource tokens) {
    return new GitHub(server.host(), "acme", client(tokens), tokens);
  }

  private ApiClient client(TokenSource tokens) {
    return new ApiClient(GitHub.api(server.host()), tokens, answers, Patience.DEFAULT, time);
  }
}
