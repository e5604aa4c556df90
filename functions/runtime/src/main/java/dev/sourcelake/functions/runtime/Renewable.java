package dev.sourcelake.functions.runtime;

import dev.sourcelake.functions.FailedException;
import java.util.function.Supplier;

/** Something that is made at its first use, and made anew after it was let go of. */
public final class Renewable<T extends AutoCloseable> {
  private final Supplier<T> maker;
  private T made;

  /** Something that {@code maker} makes. */
  public Renewable(Supplier<T> maker) {
    this.maker = maker;
  }

  /** It; it stays this one's to close. */
  public synchronized T get() {
    if (made == null) {
      made = maker.get();
    }
    return made;
  }

  /** Lets go of it. */
  public synchronized void renew() {
    T old = made;
    made = null;
    if (old != null) {
      try {
        old.close();
      } catch (Exception e) {
        throw new FailedException("Cannot be closed: " + e, e);
      }
    }
  }
}
