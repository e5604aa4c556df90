package dev.sourcelake.extractors.java.tokens;

/** Takes tokens in order; each starts where the one before it ends. */
@FunctionalInterface
public interface TokenConsumer {
  /** Takes a token by its indexes in the text, end exclusive. */
  void accept(TokenKind kind, int start, int end);
}
