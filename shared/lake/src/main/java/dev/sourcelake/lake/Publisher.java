package dev.sourcelake.lake;

import java.util.List;

/**
 * Makes prepared scans visible, all tables of many repositories in one journal entry. Several may
 * work on a lake at once: they help each other instead of racing.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Publisher {
  /** A publisher for a lake. */
  public Publisher(Lake lake) {
    throw new UnsupportedOperationException();
  }

  /** Publishes what can be published and says of each request, in order, what became of it. */
  public List<PublishResult> publish(List<PublishRequest> requests) {
    throw new UnsupportedOperationException();
  }

  /** Finishes the last journal entry where a publisher died over it. */
  public void finishPending() {
    throw new UnsupportedOperationException();
  }
}
