package dev.sourcelake.forges.testing;

import dev.sourcelake.forges.http.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A time that passes only when somebody waits, and then at once; or the clock's. */
public final class FakeTime implements Pauses, InstantSource {
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final boolean real;

  /** A time that stands still until somebody waits. */
  public FakeTime() {
    this(false);
  }

  private FakeTime(boolean real) {
    this.real = real;
  }

  /** The time of the clock, for what is asked by other processes. */
  public static FakeTime ofTheClock() {
    return new FakeTime(true);
  }

  @Override
  public Instant now() {
    return real ? Instant.now() : now;
  }

  @Override
  public Instant instant() {
    return now();
  }

  @Override
  public void pause(Duration time) {
    pauses.add(time);
    pass(time);
  }

  /** Lets time pass. */
  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  /** How long was waited, each time. */
  public List<Duration> pauses() {
    return pauses;
  }
}
