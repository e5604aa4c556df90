package dev.sourcelake.forges.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it arrived: nothing of it is to be trusted.
 *
 * @param headers by name, in lower case; a header that came twice has its values joined by commas
 * @param body the body as text, or as base64
 * @param base64 whether the body is in base64, as gateways hand on what they take for binary
 */
public record Delivery(Map<String, String> headers, String body, boolean base64) {
  public Delivery {
    Map<String, List<String>> lower = new TreeMap<>();
    headers.forEach((name, value) ->
        lower.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(value));
    Map<String, String> joined = new TreeMap<>();
    lower.forEach((name, values) -> joined.put(name, String.join(",", values)));
    headers = Map.copyOf(joined);
    body = body == null ? "" : body;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Only sizes: neither headers nor body are for logs. */
  @Override
  public String toString() {
    return "a delivery with " + headers.size() + " headers and " + body.length() + " characters";
  }
}
