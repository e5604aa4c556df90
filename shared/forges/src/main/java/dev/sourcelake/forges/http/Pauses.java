package dev.sourcelake.forges.http;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** What time it is, and waiting for another. */
public interface Pauses {
  /** The machine's clock. */
  Pauses REAL =
      new Pauses() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void pause(Duration time) {
          try {
            Thread.sleep(time);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(
                new InterruptedIOException("interrupted while waiting for a forge"));
          }
        }
      };

  /** Now. */
  Instant now();

  /** Waits; an interruption comes out as {@link UncheckedIOException}. */
  void pause(Duration time);
}
