package dev.sourcelake.cli.progress;

import dev.sourcelake.stages.ScanListener.Phase;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counts what is done in a phase; for several threads. */
final class PhaseCounter {
  private final Phase phase;
  private final Unit unit;
  private volatile long totalFiles;
  private volatile long totalBytes;
  private final LongSupplier nanoTime;
  private final long began;
  private final LongAdder files = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  PhaseCounter(Phase phase, Unit unit, long totalFiles, long totalBytes, LongSupplier nanoTime) {
    this.phase = phase;
    this.unit = unit;
    this.totalFiles = totalFiles;
    this.totalBytes = totalBytes;
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
  }

  /** Takes other totals where this is the phase's counter; says whether it is. */
  boolean refined(Phase again, long newFiles, long newBytes) {
    if (again != phase) {
      return false;
    }
    totalFiles = newFiles;
    totalBytes = newBytes;
    return true;
  }

  void add(long moreFiles, long moreBytes) {
    files.add(moreFiles);
    bytes.add(moreBytes);
  }

  PhaseProgress progress() {
    return new PhaseProgress(
        phase,
        unit,
        files.sum(),
        totalFiles,
        bytes.sum(),
        totalBytes,
        Duration.ofNanos(nanoTime.getAsLong() - began));
  }
}
