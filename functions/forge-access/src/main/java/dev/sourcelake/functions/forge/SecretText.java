package dev.sourcelake.functions.forge;

import dev.sourcelake.functions.TransientException;
import dev.sourcelake.functions.forge.AwsJson.RefusedException;
import dev.sourcelake.functions.forge.AwsJson.Service;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The text of a secret in Secrets Manager: kept for some minutes, so that a new one is used soon,
 * and never across a snapshot. For several threads.
 */
public final class SecretText implements Supplier<Optional<String>> {
  private static final Duration KEPT = Duration.ofMinutes(5);

  private final Supplier<AwsJson> aws;
  private final String id;
  private final InstantSource clock;
  private Optional<String> text = Optional.empty();
  private Instant until = Instant.MIN;

  /**
   * The secret of this name or ARN.
   *
   * @param aws what asks for it, which stays the caller's
   */
  public SecretText(Supplier<AwsJson> aws, String id, InstantSource clock) {
    this.aws = aws;
    this.id = id;
    this.clock = clock;
  }

  /** The text; empty where there is no such secret, or nothing in it. */
  @Override
  public synchronized Optional<String> get() {
    Instant now = clock.instant();
    if (now.isAfter(until)) {
      text = read();
      until = now.plus(KEPT);
    }
    return text;
  }

  /** Forgets it, so that it is asked for anew. */
  public synchronized void renew() {
    text = Optional.empty();
    until = Instant.MIN;
  }

  private Optional<String> read() {
    try {
      String value =
          aws.get()
              .call(Service.SECRETS_MANAGER, "GetSecretValue", Map.of("SecretId", id))
              .path("SecretString")
              .asText();
      return Optional.of(value).filter(found -> !found.isBlank());
    } catch (RefusedException e) {
      if (e.type().equals("ResourceNotFoundException")) {
        return Optional.empty();
      }
      throw new TransientException("A secret can't be read: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new TransientException("A secret can't be read: " + e.getClass().getSimpleName(), e);
    }
  }

  @Override
  public String toString() {
    return "a secret";
  }
}
