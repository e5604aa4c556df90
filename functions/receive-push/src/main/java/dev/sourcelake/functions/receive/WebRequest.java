package dev.sourcelake.functions.receive;

import static java.util.Objects.requireNonNull;

import dev.sourcelake.forges.events.Delivery;
import java.util.Map;

/**
 * A request as a function URL hands it on. Nothing of it is to be trusted.
 *
 * @param rawPath its path
 * @param headers its headers
 * @param body its body; null where there is none
 * @param isBase64Encoded whether the body is in base64
 * @param requestContext what AWS knows of it
 */
record WebRequest(
    String rawPath,
    Map<String, String> headers,
    String body,
    boolean isBase64Encoded,
    RequestContext requestContext) {
  WebRequest {
    rawPath = rawPath == null ? "/" : rawPath;
    headers = headers == null ? Map.of() : Map.copyOf(headers);
  }

  /** What AWS knows of a request. */
  record RequestContext(Http http) {}

  /** How it was asked. */
  record Http(String method) {
    Http {
      requireNonNull(method, "method is missing");
    }
  }

  /** Whether something was sent, rather than asked for. */
  boolean isPost() {
    return requestContext != null
        && requestContext.http() != null
        && requestContext.http().method().equals("POST");
  }

  Delivery delivery() {
    return new Delivery(headers, body, isBase64Encoded);
  }

  /** Neither headers nor body are for logs. */
  @Override
  public String toString() {
    return "a request";
  }
}
