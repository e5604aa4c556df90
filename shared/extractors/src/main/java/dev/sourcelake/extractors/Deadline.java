package dev.sourcelake.extractors;

import java.time.Duration;

/** When the reading of one file is given up: its parses and queries share the time there is. */
public final class Deadline {
  private final Duration whole;
  private final long end;

  /** A deadline that begins now. */
  public Deadline(Duration whole) {
    this.whole = whole;
    this.end = System.nanoTime() + whole.toNanos();
  }

  /** What is left, at least nothing. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** Whether nothing is left. */
  public boolean isPast() {
    return left().isZero();
  }

  /** Whether it has been past for a tenth of all the time that there was. */
  boolean isLongPast() {
    return System.nanoTime() - end > whole.toNanos() / 10;
  }

  /** All the time that there was, in milliseconds. */
  public long millis() {
    return whole.toMillis();
  }
}
