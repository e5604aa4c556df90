package dev.sourcelake.forges.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a forge lets us ask again. GitHub has two limits: the primary one of requests an hour, told
 * in {@code x-ratelimit-*}, and secondary ones against too much at once, told by {@code
 * Retry-After} or only by the message; GitLab tells its own in {@code ratelimit-*}.
 */
final class RateLimit {
  private static final Duration SECONDARY = Duration.ofMinutes(1);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);

  private final Pauses pauses;
  private Instant notBefore = Instant.MIN;
  private int refusals;

  RateLimit(Pauses pauses) {
    this.pauses = pauses;
  }

  /** How long to wait from now. */
  Duration remaining() {
    Instant now = pauses.now();
    return notBefore.isAfter(now) ? Duration.between(now, notBefore) : Duration.ZERO;
  }

  /** Takes in what an answer says of the limits; true where it was refused because of them. */
  boolean note(HttpResponse<byte[]> response) {
    Optional<Instant> exhausted = exhaustedUntil(response.headers());
    boolean refused =
        response.statusCode() == 429
            || (response.statusCode() == 403 && (exhausted.isPresent() || isSecondary(response)));
    boolean unavailable = response.statusCode() == 503;
    Optional<Instant> told = retryAfter(response.headers());
    if (!refused) {
      refusals = 0;
      notBefore = (unavailable ? told : exhausted).orElse(Instant.MIN);
      return false;
    }
    refusals++;
    Instant until =
        told.or(() -> exhausted)
            .orElseGet(
                () -> pauses.now().plus(SECONDARY.multipliedBy(1L << Math.min(refusals - 1, 6))));
    Instant soonest = pauses.now().plus(SHORTEST);
    notBefore = until.isBefore(soonest) ? soonest : until;
    return true;
  }

  /** How long to wait after so many failures in a row. */
  static Duration backOff(int failures) {
    Duration wait = Duration.ofSeconds(1L << Math.min(failures - 1, 10));
    return wait.compareTo(LONGEST_BACK_OFF) < 0 ? wait : LONGEST_BACK_OFF;
  }

  private static boolean isSecondary(HttpResponse<byte[]> response) {
    return response.headers().firstValue("retry-after").isPresent()
        || new String(response.body(), UTF_8).toLowerCase(Locale.ROOT).contains("rate limit");
  }

  private static Optional<Instant> exhaustedUntil(HttpHeaders headers) {
    for (String prefix : List.of("x-ratelimit-", "ratelimit-")) {
      OptionalLong left = number(headers, prefix + "remaining");
      OptionalLong reset = number(headers, prefix + "reset");
      if (left.isPresent() && left.getAsLong() == 0 && reset.isPresent()) {
        // The second that is named is not over when it begins.
        return Optional.of(Instant.ofEpochSecond(reset.getAsLong()).plusSeconds(1));
      }
    }
    return Optional.empty();
  }

  private Optional<Instant> retryAfter(HttpHeaders headers) {
    OptionalLong seconds = number(headers, "retry-after");
    if (seconds.isPresent()) {
      return Optional.of(pauses.now().plusSeconds(seconds.getAsLong()));
    }
    return headers.firstValue("retry-after").flatMap(RateLimit::date);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A number that is not negative and no larger than any time that makes sense. */
  private static OptionalLong number(HttpHeaders headers, String name) {
    String text = headers.firstValue(name).orElse("");
    return text.matches("\\d{1,11}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }
}
