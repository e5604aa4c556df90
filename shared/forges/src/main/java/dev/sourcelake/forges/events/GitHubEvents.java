package dev.sourcelake.forges.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.forges.RepositoryName;
import dev.sourcelake.forges.events.Outcome.Forget;
import dev.sourcelake.forges.events.Outcome.Ignore;
import dev.sourcelake.forges.events.Outcome.Reconcile;
import dev.sourcelake.forges.events.Outcome.Rename;
import dev.sourcelake.forges.events.Outcome.Scan;

/** The events of GitHub. */
final class GitHubEvents implements EventReader {
  private static final String NAME = "/repository/full_name";

  private final DeliverySettings settings;

  GitHubEvents(DeliverySettings settings) {
    this.settings = settings;
  }

  @Override
  public Outcome read(String event, JsonNode json) {
    return switch (event) {
      case "push" -> PushRules.ofGitHub(json).outcome(settings);
      case "repository" -> repository(json);
      case "installation", "installation_repositories" -> installation(json);
      case "ping" -> new Ignore("a ping");
      default -> new Ignore("no event that changes what is scanned");
    };
  }

  private Outcome repository(JsonNode json) {
    RepositoryName name = EventJson.name(json, NAME);
    String action = EventJson.text(json, "/action");
    return switch (action) {
      case "renamed" ->
          wanted(
              json,
              new Rename(
                  settings.host(),
                  EventJson.name(
                      name.owner() + "/" + EventJson.text(json, "/changes/repository/name/from"),
                      "/changes/repository/name/from"),
                  name));
      case "transferred" -> wanted(json, transferred(json, name));
      case "deleted" -> new Forget(settings.host(), name, "it was deleted");
      case "privatized" ->
          settings.forgetHidden()
              ? new Forget(settings.host(), name, "it has become private")
              : new Ignore("it has become private");
      case "edited" ->
          json.at("/changes/default_branch").isMissingNode()
              ? new Ignore("an edit of what is not scanned")
              : wanted(json, scan(name));
      case "created", "publicized", "unarchived" -> wanted(json, scan(name));
      case "archived" -> new Ignore("it was archived, and its rows stay");
      default -> new Ignore("no change of what is scanned");
    };
  }

  private Outcome transferred(JsonNode json, RepositoryName name) {
    String from = EventJson.textOrNull(json, "/changes/owner/from/organization/login");
    if (from == null) {
      from = EventJson.text(json, "/changes/owner/from/user/login");
    }
    String last = name.value().substring(name.value().lastIndexOf('/') + 1);
    return new Rename(
        settings.host(), EventJson.name(from + "/" + last, "/changes/owner/from"), name);
  }

  private Scan scan(RepositoryName name) {
    return new Scan(settings.host(), name, null, null);
  }

  /** The outcome, unless the repository is of a kind that is not scanned. */
  private Outcome wanted(JsonNode json, Outcome outcome) {
    if (json.at("/repository/fork").asBoolean() && !settings.forks()) {
      return new Ignore("a fork");
    }
    if (json.at("/repository/archived").asBoolean() && !settings.archived()) {
      return new Ignore("an archived repository");
    }
    return outcome;
  }

  private Outcome installation(JsonNode json) {
    String owner = EventJson.text(json, "/installation/account/login");
    if (!owner.matches("[A-Za-z0-9_-]{1,100}")) {
      throw new MalformedEventException("there is no owner's name at /installation/account/login");
    }
    return switch (EventJson.text(json, "/action")) {
      case "created", "added", "removed", "unsuspend", "new_permissions_accepted" ->
          new Reconcile(settings.host(), owner);
      // Nobody can be asked any longer; whether the rows are to go is for people to say.
      case "deleted", "suspend" -> new Ignore("the app was taken away, and the rows stay");
      default -> new Ignore("no change of what is scanned");
    };
  }
}
