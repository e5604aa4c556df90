package dev.sourcelake.forges.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.forges.ForgeException.Reason;
import dev.sourcelake.forges.GitHub;
import dev.sourcelake.forges.http.ApiAnswer;
import dev.sourcelake.forges.http.ApiClient;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The tokens of a GitHub App for the owner that has installed it. A token holds an hour; it is kept
 * until shortly before its end, or until GitHub refuses it, and then another is asked for.
 */
public final class InstallationTokens implements TokenSource {
  /** A clone that begins with a token must be able to end with it. */
  private static final Duration RESERVE = Duration.ofMinutes(10);

  private final ApiClient asApp;
  private final String owner;
  private final InstantSource clock;
  private String installation;
  private Token token;

  /**
   * Tokens for an owner.
   *
   * @param asApp a client whose tokens are an {@link AppKey}'s; it stays the caller's
   */
  public InstallationTokens(ApiClient asApp, String owner, InstantSource clock) {
    this.asApp = asApp;
    this.owner = GitHub.requireOwner(owner);
    this.clock = clock;
  }

  @Override
  public synchronized Optional<Token> token() {
    if (token == null || !holds(token)) {
      token = fetch();
    }
    return Optional.of(token);
  }

  private boolean holds(Token kept) {
    Instant needed = clock.instant().plus(RESERVE);
    return kept.expires().map(needed::isBefore).orElse(true);
  }

  @Override
  public synchronized boolean refused(Token refused) {
    if (token == refused) {
      token = null;
    }
    return true;
  }

  private Token fetch() {
    if (installation == null) {
      installation = installation();
    }
    ApiAnswer answer =
        asApp.post(asApp.at("/app/installations/" + installation + "/access_tokens"));
    JsonNode json = asApp.requireOk(answer).json();
    try {
      return Token.until(
          Instant.parse(json.path("expires_at").asText()), json.path("token").asText());
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new ForgeException(
          Reason.UNEXPECTED, "GitHub gives the app no token where it was asked for one");
    }
  }

  private String installation() {
    for (String kind : new String[] {"orgs", "users"}) {
      ApiAnswer answer = asApp.get(asApp.at("/" + kind + "/" + owner + "/installation"));
      if (answer.status() != 404) {
        String id = asApp.requireOk(answer).json().path("id").asText();
        if (!id.matches("\\d{1,19}")) {
          throw new ForgeException(
              Reason.UNEXPECTED, "GitHub names no installation where it was asked for one");
        }
        return id;
      }
    }
    throw new ForgeException(
        Reason.AUTHENTICATION,
        "The GitHub App is not installed for '%s': install it there, or use a token"
            .formatted(owner));
  }
}
