package dev.sourcelake.extractors.python.tokens;

/** Takes tokens in order; each starts where the one before it ends. */
@FunctionalInterface
public interface TokenConsumer {
  /** Takes a token by its offsets in the UTF-8 text, end exclusive. */
  void accept(TokenKind kind, int start, int end);
}
