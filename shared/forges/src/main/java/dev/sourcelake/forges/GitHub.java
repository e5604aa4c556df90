package dev.sourcelake.forges;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.forges.ForgeException.Reason;
import dev.sourcelake.forges.credentials.TokenSource;
import dev.sourcelake.forges.http.ApiAnswer;
import dev.sourcelake.forges.http.ApiClient;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The repositories of an organisation or a user on GitHub, or on a GitHub server of one's own. */
public final class GitHub extends ApiForge {
  private static final Pattern OWNER = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final String PAGE = "per_page=100";

  /** Beside a token, whichever kind it is, GitHub wants this as the user's name. */
  public static final String GIT_USER = "x-access-token";

  /**
   * The repositories of an owner.
   *
   * @param api a client of the API at {@link #api}, which stays the caller's
   * @param tokens what the client asks with; git is given the same
   */
  public GitHub(ForgeHost host, String owner, ApiClient api, TokenSource tokens) {
    super(host, requireOwner(owner), api, tokens, GIT_USER);
  }

  /** Where the API of a host is. */
  public static URI api(ForgeHost host) {
    return host.equals(ForgeHost.GITHUB)
        ? URI.create("https://api.github.com")
        : host.at("/api/v3");
  }

  /** The owner's name, if it is one; {@link ForgeException} where it is none. */
  public static String requireOwner(String owner) {
    if (!OWNER.matcher(owner).matches()) {
      throw new ForgeException(
          Reason.SETTINGS,
          "Nobody on GitHub can be called that: write the name of an organisation or user alone");
    }
    return owner;
  }

  @Override
  public List<ForgeRepository> repositories() {
    List<JsonNode> listed =
        api.list(api.at("/orgs/" + owner + "/repos?type=all&sort=full_name&" + PAGE), "")
            .or(this::ofUser)
            .orElseThrow(() ->
                new ForgeException(
                    Reason.NOT_FOUND,
                    "There is no organisation or user '%s' on %s, or none that the token may see: check the name"
                        .formatted(owner, host)));
    return Listed.inOrder(listed.stream().map(this::repository), this);
  }

  /**
   * What a user has: all that is the token's own, or that an app was given; else what is public.
   */
  private Optional<List<JsonNode>> ofUser() {
    if (tokens.token().isPresent()) {
      ApiAnswer self = api.get(api.at("/user"));
      if (self.ok() && self.json().path("login").asText().equalsIgnoreCase(owner)) {
        return api.list(api.at("/user/repos?affiliation=owner&sort=full_name&" + PAGE), "");
      }
      ApiAnswer installed = api.get(api.at("/installation/repositories?per_page=1"));
      if (installed.ok()) {
        return api.list(api.at("/installation/repositories?" + PAGE), "/repositories");
      }
    }
    return api.list(api.at("/users/" + owner + "/repos?type=owner&sort=full_name&" + PAGE), "");
  }

  @Override
  public Optional<ForgeRepository> find(RepositoryName name) {
    ApiAnswer answer = api.get(api.at("/repos/" + name));
    return switch (answer.status()) {
      case 404, 410, 451 -> Optional.empty();
      default ->
          repository(api.requireOk(answer).json())
              .filter(found -> found.name().value().equalsIgnoreCase(name.value()));
    };
  }

  @Override
  public Optional<String> head(ForgeRepository repository) {
    if (repository.defaultBranch() == null) {
      return Optional.empty();
    }
    URI address =
        api.at(
            "/repos/" + repository.name() + "/commits/" + Listed.path(repository.defaultBranch()));
    ApiAnswer answer = api.get(address, "application/vnd.github.sha");
    return switch (answer.status()) {
      // An empty repository is a conflict, a branch that is not there can't be processed.
      case 404, 409, 422 -> Optional.empty();
      default -> Optional.of(Listed.requireCommit(api.requireOk(answer).body().strip(), host));
    };
  }

  /** A repository as GitHub describes it; empty where it has no name that we could ask for. */
  private Optional<ForgeRepository> repository(JsonNode json) {
    String name = json.path("full_name").asText();
    if (!RepositoryName.isName(name)) {
      return Optional.empty();
    }
    JsonNode kilobytes = json.path("size");
    return Optional.of(
        new ForgeRepository(
            host,
            new RepositoryName(name),
            json.path("id").asText(name),
            json.path("default_branch").textValue(),
            kilobytes.isNumber() ? kilobytes.asLong() * 1024 : -1,
            json.path("fork").asBoolean(),
            json.path("archived").asBoolean(),
            json.path("private").asBoolean()));
  }
}
