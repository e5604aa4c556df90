package dev.sourcelake.functions.receive;

import java.util.Map;

/**
 * What the sender is told.
 *
 * @param statusCode the HTTP status
 * @param headers the answer's headers
 * @param body a line for people; to whom proves nothing, it says nothing
 */
record WebAnswer(int statusCode, Map<String, String> headers, String body) {
  WebAnswer {
    headers = Map.copyOf(headers);
  }

  static WebAnswer of(int status, String line) {
    return new WebAnswer(
        status,
        Map.of("Content-Type", "text/plain; charset=utf-8"),
        line.isEmpty() ? "" : line + "\n");
  }
}
