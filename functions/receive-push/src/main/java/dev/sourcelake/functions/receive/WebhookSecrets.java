package dev.sourcelake.functions.receive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.events.Secrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets that forges sign with, as one JSON object: {@code {"github.com": ["the new one", "the
 * old one"]}}; one secret may stand alone. What makes no sense is as if nothing were set: nobody is
 * let in, and the log says why.
 */
final class WebhookSecrets {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSecrets.class);

  private final Supplier<Optional<String>> text;

  /** Secrets from a text that is asked for at each delivery; empty where none is set. */
  WebhookSecrets(Supplier<Optional<String>> text) {
    this.text = text;
  }

  /** The secrets of a host; none where none are set. */
  Secrets of(ForgeHost host) {
    try {
      JsonNode secrets = JSON.readTree(text.get().orElse("{}")).path(host.authority());
      List<String> set = new ArrayList<>();
      if (secrets.isTextual()) {
        set.add(secrets.asText());
      } else {
        secrets.forEach(secret -> set.add(secret.asText()));
      }
      return Secrets.of(set.toArray(new String[0]));
    } catch (IOException e) {
      // What the parser says may quote the text.
      LOG.error("the webhook secrets are no JSON object by host: set them anew");
    } catch (IllegalArgumentException e) {
      LOG.error("the webhook secrets of {} can't be used: {}", host, e.getMessage());
    }
    return Secrets.none();
  }
}
