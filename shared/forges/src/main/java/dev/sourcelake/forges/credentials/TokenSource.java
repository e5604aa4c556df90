package dev.sourcelake.forges.credentials;

import java.util.Optional;

/** Where the token for the next request comes from. For several threads. */
public interface TokenSource {
  /** Asks as nobody in particular. */
  TokenSource NONE = Optional::empty;

  /** The token to use now; empty to ask as nobody in particular. */
  Optional<Token> token();

  /**
   * Hears that the forge did not take a token.
   *
   * @return whether {@link #token} may give another one now
   */
  default boolean refused(Token token) {
    return false;
  }
}
