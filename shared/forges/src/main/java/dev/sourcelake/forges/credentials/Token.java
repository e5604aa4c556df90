package dev.sourcelake.forges.credentials;

import java.time.Instant;
import java.util.Optional;

/** A secret that proves who asks. Neither its text form nor any message shows it. */
public final class Token {
  private final String secret;
  private final Instant expires;

  private Token(String secret, Instant expires) {
    if (secret.isEmpty() || !secret.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException(
          "A token is one line of visible ASCII characters without blanks, and not empty");
    }
    this.secret = secret;
    this.expires = expires;
  }

  /** A token that holds until somebody revokes it; blanks around it don't belong to it. */
  public static Token of(String secret) {
    return new Token(secret.strip(), null);
  }

  /** A token that holds for a while. */
  public static Token until(Instant expires, String secret) {
    return new Token(secret.strip(), expires);
  }

  /** The secret itself, for a header or a password and for nothing else. */
  public String secret() {
    return secret;
  }

  /** Until when it holds; empty where nobody says. */
  public Optional<Instant> expires() {
    return Optional.ofNullable(expires);
  }

  @Override
  public String toString() {
    return "a token" + (expires == null ? "" : " until " + expires);
  }
}
