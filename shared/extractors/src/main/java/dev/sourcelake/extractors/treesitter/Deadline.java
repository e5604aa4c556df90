package dev.sourcelake.extractors.treesitter;

import java.time.Duration;

/** When the reading of one file is given up: its parses and queries share the time there is. */
final class Deadline {
  private final Duration whole;
  private final long end;

  /** A deadline that begins now. */
  Deadline(Duration whole) {
    this.whole = whole;
    this.end = System.nanoTime() + whole.toNanos();
  }

  /** What is left, at least nothing. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** Whether nothing is left. */
  boolean isPast() {
    return left().isZero();
  }

  /** All the time that there was, in milliseconds. */
  long millis() {
    return whole.toMillis();
  }
}
