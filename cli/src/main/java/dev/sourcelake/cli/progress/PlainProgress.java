package dev.sourcelake.cli.progress;

import dev.sourcelake.cli.process.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Writes a line when a phase ends, and one every few seconds on the way. */
final class PlainProgress implements Progress {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final PrintStream err;
  private final Unit unit;
  private final LongSupplier nanoTime;
  private final AtomicLong nextLine = new AtomicLong();
  private volatile PhaseCounter counter;

  PlainProgress(Console console, Unit unit) {
    this(console, unit, System::nanoTime);
  }

  PlainProgress(Console console, Unit unit, LongSupplier nanoTime) {
    this.unit = unit;
    this.err = console.err();
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void phase(Phase phase, long files, long bytes) {
    if (counter != null && counter.refined(phase, files, bytes)) {
      return;
    }
    finish();
    counter = new PhaseCounter(phase, unit, files, bytes, nanoTime);
    nextLine.set(nanoTime.getAsLong() + INTERVAL_NANOS);
  }

  @Override
  public void advanced(long files, long bytes) {
    PhaseCounter current = counter;
    if (current == null) {
      return;
    }
    current.add(files, bytes);
    long now = nanoTime.getAsLong();
    long due = nextLine.get();
    if (now - due >= 0 && nextLine.compareAndSet(due, now + INTERVAL_NANOS)) {
      err.println(line(current.progress()));
    }
  }

  private static String line(PhaseProgress progress) {
    StringBuilder line = new StringBuilder(PhaseProgress.doing(progress.phase()));
    line.append(": ").append(progress.amount());
    if (progress.part() >= 0) {
      line.append(String.format(Locale.ROOT, " (%.0f %%)", Math.floor(progress.part() * 100)));
    }
    progress.rate().ifPresent(rate -> line.append(", ").append(rate));
    progress
        .remaining()
        .ifPresent(t -> line.append(", ").append(Amounts.roughTime(t)).append(" left"));
    return line.toString();
  }

  @Override
  public void note(String line) {
    err.println(line);
  }

  @Override
  public synchronized void finish() {
    if (counter != null) {
      err.println(counter.progress().summary());
      counter = null;
    }
  }

  @Override
  public synchronized void close() {
    counter = null;
  }
}
