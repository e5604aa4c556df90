package dev.sourcelake.forges.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sourcelake.forges.ForgeException;
import dev.sourcelake.forges.ForgeException.Reason;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * What a forge answered.
 *
 * @param address where, after redirections
 * @param status the HTTP status; 200 where a kept answer still holds
 * @param next the next page
 * @param body the text, a bounded one
 */
public record ApiAnswer(URI address, int status, Optional<URI> next, String body) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Whether the forge did as it was asked. */
  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** The body as JSON; {@link ForgeException} where it is none. */
  public JsonNode json() {
    try {
      JsonNode json = MAPPER.readTree(body);
      if (json != null && !json.isMissingNode()) {
        return json;
      }
    } catch (IOException e) {
      // Its message would repeat the body.
    }
    throw new ForgeException(
        Reason.UNEXPECTED,
        "%s does not answer in JSON: is it the API of a forge?".formatted(address.getAuthority()));
  }
}
