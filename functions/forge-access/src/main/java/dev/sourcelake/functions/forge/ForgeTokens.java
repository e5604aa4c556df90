package dev.sourcelake.functions.forge;

import dev.sourcelake.forges.CloneCredentials;
import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.credentials.HostCredentials;
import dev.sourcelake.forges.credentials.HostTokens;
import dev.sourcelake.forges.credentials.TokenSource;
import dev.sourcelake.forges.http.Patience;
import dev.sourcelake.forges.http.Pauses;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The forges' tokens of a deployment, from the text of its secret; those of apps are kept for as
 * long as the text stays what it is. For several threads.
 */
public final class ForgeTokens {
  private final Supplier<Optional<String>> secret;
  private final Patience patience;
  private String text;
  private HostTokens tokens;

  /**
   * Tokens from a secret.
   *
   * @param secret its text, as {@link HostCredentials#parse} takes it; empty where nothing is set
   * @param patience with forges that are asked for an app's token
   */
  public ForgeTokens(Supplier<Optional<String>> secret, Patience patience) {
    this.secret = secret;
    this.patience = patience;
  }

  /** Where the tokens for an owner's repositories come from. */
  public TokenSource of(ForgeHost host, String owner) {
    return now().of(host, owner);
  }

  /** What git reads an owner's repositories with; empty where nothing is set for the host. */
  public Optional<CloneCredentials> git(ForgeHost host, String owner) {
    return now().git(host, owner);
  }

  private synchronized HostTokens now() {
    String current = secret.get().orElse("{}");
    if (tokens == null || !current.equals(text)) {
      renew();
      tokens = new HostTokens(HostCredentials.parse(current), patience, Pauses.REAL);
      text = current;
    }
    return tokens;
  }

  /** Lets go of all tokens and connections. */
  public synchronized void renew() {
    if (tokens != null) {
      tokens.close();
    }
    tokens = null;
    text = null;
  }
}
