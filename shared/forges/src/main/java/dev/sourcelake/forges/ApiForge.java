package dev.sourcelake.forges;

import dev.sourcelake.forges.credentials.TokenSource;
import dev.sourcelake.forges.http.ApiClient;
import java.util.Optional;

/** An owner on a forge that is asked by an API: what does not depend on which API it is. */
abstract class ApiForge implements Forge {
  final ForgeHost host;
  final String owner;
  final ApiClient api;
  final TokenSource tokens;
  private final String gitUser;

  /**
   * An owner.
   *
   * @param owner a name that the forge allows
   * @param api a client of the forge's API, which stays the caller's
   * @param tokens what the client asks with; git is given the same
   * @param gitUser what the forge wants as the user's name beside a token
   */
  ApiForge(ForgeHost host, String owner, ApiClient api, TokenSource tokens, String gitUser) {
    this.host = host;
    this.owner = owner;
    this.api = api;
    this.tokens = tokens;
    this.gitUser = gitUser;
  }

  @Override
  public final String display() {
    return host + "/" + owner;
  }

  @Override
  public final boolean owns(String repo) {
    return Listed.isBelow(repo, display());
  }

  @Override
  public final Optional<CloneCredentials> credentials() {
    return tokens.token().map(token -> new CloneCredentials(gitUser, token));
  }
}
