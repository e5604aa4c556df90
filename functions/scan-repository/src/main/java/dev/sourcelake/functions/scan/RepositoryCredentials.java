package dev.sourcelake.functions.scan;

import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.RepositoryName;
import dev.sourcelake.forges.http.Patience;
import dev.sourcelake.functions.forge.AwsJson;
import dev.sourcelake.functions.forge.ForgeTokens;
import dev.sourcelake.functions.forge.SecretText;
import dev.sourcelake.functions.runtime.Renewable;
import dev.sourcelake.functions.runtime.Variables;
import dev.sourcelake.origins.GitCredentials;
import dev.sourcelake.origins.Origin;
import dev.sourcelake.origins.RemoteOrigin;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What repositories are fetched with: the token of their host in the deployment's secret, where
 * there is one. It is asked for when it is needed, and is in no event, answer or message.
 */
final class RepositoryCredentials {
  private static final Patience PATIENCE =
      new Patience(3, Duration.ofMinutes(2), Duration.ofSeconds(30));

  private final ForgeTokens tokens;
  private final Runnable renew;

  private RepositoryCredentials(ForgeTokens tokens, Runnable renew) {
    this.tokens = tokens;
    this.renew = renew;
  }

  /** By the secret that these variables name; without one, everything is fetched as anybody. */
  static RepositoryCredentials of(Variables variables) {
    Optional<String> secret = variables.optional("SOURCELAKE_CREDENTIALS");
    if (secret.isEmpty()) {
      return new RepositoryCredentials(new ForgeTokens(Optional::empty, PATIENCE), () -> {});
    }
    Renewable<AwsJson> aws = new Renewable<>(() -> new AwsJson(variables));
    SecretText text = new SecretText(aws::get, secret.get(), InstantSource.system());
    return new RepositoryCredentials(
        new ForgeTokens(text, PATIENCE),
        () -> {
          text.renew();
          aws.renew();
        });
  }

  /** The origin, with what it is fetched with; {@code url} is the one it was made from. */
  Origin with(Origin origin, String url) {
    if (!(origin instanceof RemoteOrigin remote)) {
      return origin;
    }
    URI uri = URI.create(url);
    String name = uri.getPath().replaceFirst("^/", "").replaceFirst("(\\.git)?/?$", "");
    return with(remote, uri.getRawAuthority(), name);
  }

  /** A submodule, with what it is fetched with. */
  RemoteOrigin with(RemoteOrigin submodule) {
    String repo = submodule.identity().repo();
    return with(submodule, submodule.authority(), repo.substring(repo.indexOf('/') + 1));
  }

  private RemoteOrigin with(RemoteOrigin remote, String authority, String name) {
    if (!RepositoryName.isName(name)) {
      return remote;
    }
    return tokens
        .git(new ForgeHost(authority), new RepositoryName(name).owner())
        .map(git -> remote.as(new GitCredentials(git.user(), git.password().secret())))
        .orElse(remote);
  }

  /** Lets go of what is of the past after a restore: tokens, secrets, connections. */
  void renew() {
    tokens.renew();
    renew.run();
  }
}
