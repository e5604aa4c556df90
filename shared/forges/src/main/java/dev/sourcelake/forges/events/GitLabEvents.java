package dev.sourcelake.forges.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.forges.RepositoryName;
import dev.sourcelake.forges.events.Outcome.Forget;
import dev.sourcelake.forges.events.Outcome.Ignore;
import dev.sourcelake.forges.events.Outcome.Rename;

/** The events of GitLab: pushes to projects, and what group and system hooks tell of projects. */
final class GitLabEvents implements EventReader {
  private final DeliverySettings settings;

  GitLabEvents(DeliverySettings settings) {
    this.settings = settings;
  }

  @Override
  public Outcome read(String event, JsonNode json) {
    // Group and system hooks name the event in the body alone.
    String name = json.path("event_name").asText(json.path("object_kind").asText());
    return switch (name) {
      case "push" -> push(json).outcome(settings);
      case "project_destroy" ->
          new Forget(
              settings.host(), EventJson.name(json, "/path_with_namespace"), "it was deleted");
      case "project_rename", "project_transfer" -> {
        RepositoryName to = EventJson.name(json, "/path_with_namespace");
        yield new Rename(settings.host(), EventJson.name(json, "/old_path_with_namespace"), to);
      }
      default -> new Ignore("no event that changes what is scanned");
    };
  }

  private static PushRules push(JsonNode json) {
    return new PushRules(
        EventJson.name(json, "/project/path_with_namespace"),
        EventJson.text(json, "/ref"),
        EventJson.textOrNull(json, "/project/default_branch"),
        EventJson.commit(EventJson.textOrNull(json, "/after")),
        false,
        false);
  }
}
