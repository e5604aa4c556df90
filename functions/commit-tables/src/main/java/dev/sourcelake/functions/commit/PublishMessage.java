package dev.sourcelake.functions.commit;

import static java.util.Objects.requireNonNull;

/**
 * A message that asks to publish what was prepared, or to remove a repository.
 *
 * @param token of the task that waits for the outcome
 * @param request the key of what is to be published; null where a repository is to go
 * @param forget the repository that is to go; null where something is to be published
 */
record PublishMessage(String token, String request, String forget) {
  PublishMessage {
    requireNonNull(token, "token is missing");
    if ((request == null) == (forget == null)) {
      throw new IllegalArgumentException("either request or forget must be there");
    }
  }

  /** What it is about, for messages. */
  String about() {
    return request == null ? "the removal of " + forget : request;
  }
}
