package dev.sourcelake.forges.http;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers that a forge gave before, so that it need not send them again while they hold, which
 * costs nothing of its rate limit. For several threads; what is lost is only asked for again.
 */
public interface Answers {
  /** Keeps nothing. */
  Answers NONE =
      new Answers() {
        @Override
        public Optional<Kept> find(URI address) {
          return Optional.empty();
        }

        @Override
        public void keep(URI address, Kept answer) {}
      };

  /** The last answer that was kept for an address. */
  Optional<Kept> find(URI address);

  /** Keeps an answer in place of the one before. */
  void keep(URI address, Kept answer);

  /** Answers in memory, for as long as this object is there. */
  static Answers inMemory() {
    Map<URI, Kept> kept = new ConcurrentHashMap<>();
    return new Answers() {
      @Override
      public Optional<Kept> find(URI address) {
        return Optional.ofNullable(kept.get(address));
      }

      @Override
      public void keep(URI address, Kept answer) {
        kept.put(address, answer);
      }
    };
  }

  /**
   * An answer.
   *
   * @param etag what the forge calls this state of it
   * @param next the address of the page after it; null where it is the last
   * @param body its text
   */
  record Kept(String etag, String next, String body) {}
}
