package dev.sourcelake.forges.http;

import java.time.Duration;

/**
 * How much a forge may ask of us before a request is given up.
 *
 * @param tries how often a request is sent that fails for reasons that may pass
 * @param rateLimits how long one request may wait, in all, because a rate limit is used up
 * @param silence how long an answer may take
 */
public record Patience(int tries, Duration rateLimits, Duration silence) {
  /** Five tries; a bit more than the hour for which GitHub's limit holds; a minute an answer. */
  public static final Patience DEFAULT =
      new Patience(5, Duration.ofMinutes(65), Duration.ofMinutes(1));

  public Patience {
    if (tries < 1 || rateLimits.isNegative() || !silence.isPositive()) {
      throw new IllegalArgumentException("That is no patience at all: " + tries + " tries");
    }
  }
}
