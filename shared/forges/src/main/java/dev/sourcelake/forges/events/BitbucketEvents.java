package dev.sourcelake.forges.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.forges.RepositoryName;
import dev.sourcelake.forges.events.Outcome.Ignore;
import dev.sourcelake.forges.events.Outcome.Rename;
import dev.sourcelake.forges.events.Outcome.Scan;

/** The events of Bitbucket Cloud. */
final class BitbucketEvents implements EventReader {
  private final DeliverySettings settings;

  BitbucketEvents(DeliverySettings settings) {
    this.settings = settings;
  }

  @Override
  public Outcome read(String event, JsonNode json) {
    return switch (event) {
      case "repo:push" -> push(json);
      case "repo:updated" -> updated(json);
      default -> new Ignore("no event that changes what is scanned");
    };
  }

  /** A push names all its branches; the first that is wanted is enough, since a scan reads all. */
  private Outcome push(JsonNode json) {
    RepositoryName name = EventJson.name(json, "/repository/full_name");
    String main = EventJson.textOrNull(json, "/repository/mainbranch/name");
    boolean fork = json.at("/repository/parent").isObject();
    Outcome ignored = new Ignore("a push of nothing");
    for (JsonNode change : json.at("/push/changes")) {
      JsonNode now = change.path("new");
      if (now.isObject() && now.path("type").asText().equals("branch")) {
        String branch = EventJson.text(now, "/name");
        // Events of Bitbucket need not say which branch is the main one: then any may be.
        String commit = EventJson.commit(EventJson.textOrNull(now, "/target/hash"));
        Outcome outcome =
            main == null
                ? new Scan(settings.host(), name, null, commit)
                : new PushRules(name, "refs/heads/" + branch, main, commit, fork, false)
                    .outcome(settings);
        if (!(outcome instanceof Ignore)) {
          return outcome;
        }
        ignored = outcome;
      } else {
        ignored = new Ignore("a push to no branch, or a branch was deleted");
      }
    }
    return ignored;
  }

  private Outcome updated(JsonNode json) {
    RepositoryName name = EventJson.name(json, "/repository/full_name");
    String old = EventJson.textOrNull(json, "/changes/full_name/old");
    return old == null
        ? new Ignore("no change of what is scanned")
        : new Rename(settings.host(), EventJson.name(old, "/changes/full_name/old"), name);
  }
}
