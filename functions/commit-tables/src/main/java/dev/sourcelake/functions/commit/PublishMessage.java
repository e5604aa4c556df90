package dev.sourcelake.functions.commit;

import static java.util.Objects.requireNonNull;

/**
 * A message that asks to publish.
 *
 * @param token of the task that waits for the outcome
 * @param request the key of what is to be published
 */
record PublishMessage(String token, String request) {
  PublishMessage {
    requireNonNull(token, "token is missing");
    requireNonNull(request, "request is missing");
  }
}
