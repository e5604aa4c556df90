package dev.sourcelake.forges.credentials;

import dev.sourcelake.forges.CloneCredentials;
import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.GitHub;
import dev.sourcelake.forges.http.Answers;
import dev.sourcelake.forges.http.ApiClient;
import dev.sourcelake.forges.http.Patience;
import dev.sourcelake.forges.http.Pauses;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens by host and owner, from {@link HostCredentials}. The short-lived ones of an app are kept
 * until shortly before their end. For several threads.
 */
public final class HostTokens implements AutoCloseable {
  private final HostCredentials credentials;
  private final Patience patience;
  private final Pauses pauses;
  private final Map<String, TokenSource> ofApps = new HashMap<>();
  private final Map<String, ApiClient> asApps = new HashMap<>();

  /** Tokens of these credentials; apps ask the forge for theirs with this patience. */
  public HostTokens(HostCredentials credentials, Patience patience, Pauses pauses) {
    this.credentials = credentials;
    this.patience = patience;
    this.pauses = pauses;
  }

  /** Where the tokens for an owner's repositories come from. */
  public TokenSource of(ForgeHost host, String owner) {
    return switch (credentials.of(host).orElse(null)) {
      case null -> TokenSource.NONE;
      case HostCredentials.Plain plain -> Tokens.fixed(plain.token());
      case HostCredentials.App app -> ofApp(host, owner, app);
    };
  }

  private synchronized TokenSource ofApp(ForgeHost host, String owner, HostCredentials.App app) {
    ApiClient asApp =
        asApps.computeIfAbsent(
            host.authority(),
            _ ->
                new ApiClient(
                    GitHub.api(host),
                    AppKey.of(app.id(), app.key(), pauses::now),
                    Answers.NONE,
                    patience,
                    pauses));
    return ofApps.computeIfAbsent(
        host + "/" + owner, _ -> new InstallationTokens(asApp, owner, pauses::now));
  }

  /** What git reads an owner's repositories with; empty where nothing is set for the host. */
  public Optional<CloneCredentials> git(ForgeHost host, String owner) {
    String user =
        switch (credentials.of(host).orElse(null)) {
          case null -> "";
          case HostCredentials.Plain plain -> plain.user();
          case HostCredentials.App _ -> GitHub.GIT_USER;
        };
    return of(host, owner).token().map(token -> new CloneCredentials(user, token));
  }

  @Override
  public synchronized void close() {
    asApps.values().forEach(ApiClient::close);
    asApps.clear();
    ofApps.clear();
  }
}
