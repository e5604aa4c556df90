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

/** The projects of a group and of all groups in it, or of a user, on GitLab. */
public final class GitLab extends ApiForge {
  private static final Pattern GROUP =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*){0,20}");

  static final String GIT_USER = "oauth2";

  /**
   * The projects of a group.
   *
   * @param group the group's full path, or a user's name
   * @param api a client of the API at {@link #api}, which stays the caller's
   * @param tokens what the client asks with; git is given the same
   */
  public GitLab(ForgeHost host, String group, ApiClient api, TokenSource tokens) {
    super(host, requireGroup(group), api, tokens, GIT_USER);
  }

  private static String requireGroup(String group) {
    if (!GROUP.matcher(group).matches()) {
      throw new ForgeException(
          Reason.SETTINGS,
          "No group on GitLab can be called that: write its full path, such as group/part");
    }
    return group;
  }

  /** Where the API of a host is. */
  public static URI api(ForgeHost host) {
    return host.at("/api/v4");
  }

  @Override
  public List<ForgeRepository> repositories() {
    // By id: what is new comes last, and none is pushed onto a page that has been read.
    String query = "?order_by=id&sort=asc&per_page=100&statistics=true";
    String path = Listed.segment(owner);
    List<JsonNode> listed =
        api.list(
                api.at(
                    "/groups/"
                        + path
                        + "/projects"
                        + query
                        + "&include_subgroups=true&with_shared=false"),
                "")
            .or(() -> api.list(api.at("/users/" + path + "/projects" + query), ""))
            .orElseThrow(() ->
                new ForgeException(
                    Reason.NOT_FOUND,
                    "There is no group or user '%s' on %s, or none that the token may see: check the name"
                        .formatted(owner, host)));
    return Listed.inOrder(listed.stream().map(this::repository), this);
  }

  @Override
  public Optional<ForgeRepository> find(RepositoryName name) {
    ApiAnswer answer = api.get(api.at("/projects/" + Listed.segment(name.value())));
    return answer.status() == 404
        ? Optional.empty()
        : repository(api.requireOk(answer).json())
            .filter(found -> found.name().value().equalsIgnoreCase(name.value()));
  }

  @Override
  public Optional<String> head(ForgeRepository repository) {
    if (repository.defaultBranch() == null) {
      return Optional.empty();
    }
    ApiAnswer answer =
        api.get(
            api.at(
                "/projects/"
                    + Listed.segment(repository.id())
                    + "/repository/branches/"
                    + Listed.segment(repository.defaultBranch())));
    return answer.status() == 404
        ? Optional.empty()
        : Optional.of(
            Listed.requireCommit(api.requireOk(answer).json().at("/commit/id").asText(), host));
  }

  private Optional<ForgeRepository> repository(JsonNode json) {
    String name = json.path("path_with_namespace").asText();
    if (!RepositoryName.isName(name)) {
      return Optional.empty();
    }
    JsonNode bytes = json.at("/statistics/repository_size");
    return Optional.of(
        new ForgeRepository(
            host,
            new RepositoryName(name),
            json.path("id").asText(name),
            json.path("default_branch").textValue(),
            bytes.isNumber() ? bytes.asLong() : -1,
            json.has("forked_from_project"),
            json.path("archived").asBoolean(),
            !json.path("visibility").asText().equals("public")));
  }
}
