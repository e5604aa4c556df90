package dev.sourcelake.forges.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.forges.RepositoryName;
import dev.sourcelake.forges.events.Outcome.Forget;
import dev.sourcelake.forges.events.Outcome.Ignore;
import dev.sourcelake.forges.events.Outcome.Scan;

/** The events of Gitea and Forgejo. */
final class GiteaEvents implements EventReader {
  private static final String NAME = "/repository/full_name";

  private final DeliverySettings settings;

  GiteaEvents(DeliverySettings settings) {
    this.settings = settings;
  }

  @Override
  public Outcome read(String event, JsonNode json) {
    return switch (event) {
      case "push" -> PushRules.ofGitHub(json).outcome(settings);
      case "repository" -> repository(json);
      default -> new Ignore("no event that changes what is scanned");
    };
  }

  private Outcome repository(JsonNode json) {
    RepositoryName name = EventJson.name(json, NAME);
    return switch (EventJson.text(json, "/action")) {
      case "deleted" -> new Forget(settings.host(), name, "it was deleted");
      case "created" ->
          json.at("/repository/fork").asBoolean() && !settings.forks()
              ? new Ignore("a fork")
              : new Scan(settings.host(), name, null, null);
      default -> new Ignore("no change of what is scanned");
    };
  }
}
