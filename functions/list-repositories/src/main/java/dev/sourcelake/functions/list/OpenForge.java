package dev.sourcelake.functions.list;

import dev.sourcelake.forges.CloneCredentials;
import dev.sourcelake.forges.Forge;
import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.ForgeRepository;
import dev.sourcelake.forges.GitHub;
import dev.sourcelake.forges.GitLab;
import dev.sourcelake.forges.OwnerName;
import dev.sourcelake.forges.RepositoryList;
import dev.sourcelake.forges.credentials.TokenSource;
import dev.sourcelake.forges.http.Answers;
import dev.sourcelake.forges.http.ApiClient;
import dev.sourcelake.forges.http.Patience;
import dev.sourcelake.forges.http.Pauses;
import dev.sourcelake.functions.PermanentException;
import dev.sourcelake.functions.forge.ForgeTokens;
import dev.sourcelake.origins.GitCredentials;
import dev.sourcelake.origins.Origin;
import dev.sourcelake.origins.RemoteOrigin;
import dev.sourcelake.stages.RemoteHeads;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.Storage;
import dev.sourcelake.storage.StorageLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An owner's repositories, and the client that asks for them.
 *
 * @param forge the repositories
 * @param client what asks; null where nobody is asked by an API
 */
record OpenForge(Forge forge, ApiClient client) implements AutoCloseable {
  private static final String LIST = "list:";

  /** Opens an owner's; nothing is asked yet but for a list, which is read. */
  static OpenForge of(String owner, ForgeTokens tokens, Answers answers, Patience patience)
      throws IOException {
    if (owner.startsWith(LIST)) {
      String address = owner.substring(LIST.length());
      return new OpenForge(
          RepositoryList.parse(
              read(address), "'" + address + "'", repository -> head(repository, tokens)),
          null);
    }
    OwnerName name;
    try {
      name = OwnerName.parse(owner);
    } catch (IllegalArgumentException e) {
      throw new PermanentException(e.getMessage(), e);
    }
    ForgeHost host = name.host();
    TokenSource source = tokens.of(host, name.path());
    return switch (name.kind()) {
      case GITHUB -> {
        ApiClient client = new ApiClient(GitHub.api(host), source, answers, patience, Pauses.REAL);
        yield new OpenForge(new GitHub(host, name.path(), client, source), client);
      }
      case GITLAB -> {
        ApiClient client = new ApiClient(GitLab.api(host), source, answers, patience, Pauses.REAL);
        yield new OpenForge(new GitLab(host, name.path(), client, source), client);
      }
      case GITEA, BITBUCKET ->
          throw new PermanentException(
              "The repositories of %s can't be listed: only GitHub's and GitLab's can. Write them down, and give list:s3://…"
                  .formatted(owner));
    };
  }

  private static String read(String address) throws IOException {
    int name = address.lastIndexOf('/') + 1;
    if (!address.startsWith("s3://") || name <= "s3://".length()) {
      throw new PermanentException("'%s' is no list: give list:s3://bucket/key".formatted(address));
    }
    try (Storage storage =
        StorageLocation.parse(address.substring(0, name - 1), Path.of("")).open()) {
      return new String(storage.read(new Key(address.substring(name))), StandardCharsets.UTF_8);
    }
  }

  private static Optional<String> head(ForgeRepository repository, ForgeTokens tokens) {
    Origin origin = Origin.parse(repository.cloneUrl(), Path.of(""));
    if (!(origin instanceof RemoteOrigin remote)) {
      return Optional.empty();
    }
    Optional<CloneCredentials> git = tokens.git(repository.host(), repository.name().owner());
    RemoteOrigin asked =
        git.map(it -> remote.as(new GitCredentials(it.user(), it.password().secret())))
            .orElse(remote);
    return RemoteHeads.of(asked, repository.defaultBranch());
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }
}
