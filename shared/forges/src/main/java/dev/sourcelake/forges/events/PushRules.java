package dev.sourcelake.forges.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.forges.RepositoryName;
import dev.sourcelake.forges.events.Outcome.Ignore;
import dev.sourcelake.forges.events.Outcome.Scan;

/**
 * A push, whichever forge told of it.
 *
 * @param ref the full ref that was pushed to
 * @param defaultBranch the repository's default branch; null where the forge does not say
 * @param commit the branch's new head; null where the branch was deleted
 */
record PushRules(
    RepositoryName name,
    String ref,
    String defaultBranch,
    String commit,
    boolean fork,
    boolean archived) {

  /** A push as GitHub tells of it, and those that have taken its events over. */
  static PushRules ofGitHub(JsonNode json) {
    return new PushRules(
        EventJson.name(json, "/repository/full_name"),
        EventJson.text(json, "/ref"),
        EventJson.textOrNull(json, "/repository/default_branch"),
        json.path("deleted").asBoolean()
            ? null
            : EventJson.commit(EventJson.textOrNull(json, "/after")),
        json.at("/repository/fork").asBoolean(),
        json.at("/repository/archived").asBoolean());
  }

  /** What follows from the push. */
  Outcome outcome(DeliverySettings settings) {
    String branch = EventJson.branch(ref);
    if (branch == null) {
      return new Ignore("a push to no branch");
    }
    if (!settings.wants(branch, defaultBranch)) {
      return new Ignore("a push to another branch than those that are scanned");
    }
    if (commit == null) {
      return new Ignore("a branch was deleted");
    }
    if (fork && !settings.forks()) {
      return new Ignore("a fork");
    }
    if (archived && !settings.archived()) {
      return new Ignore("an archived repository");
    }
    return new Scan(settings.host(), name, branch.equals(defaultBranch) ? null : branch, commit);
  }
}
