package dev.sourcelake.cli.progress;

import dev.sourcelake.stages.ScanListener.Phase;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counts what is done in a phase; for several threads. */
final class PhaseCounter {
  private final Phase phase;
  private final long totalFiles;
  private final long totalBytes;
  private final LongSupplier nanoTime;
  private final long began;
  private final LongAdder files = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  PhaseCounter(Phase phase, long totalFiles, long totalBytes, LongSupplier nanoTime) {
    this.phase = phase;
    this.totalFiles = totalFiles;
    this.totalBytes = totalBytes;
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
  }

  void add(long moreFiles, long moreBytes) {
    files.add(moreFiles);
    bytes.add(moreBytes);
  }

  PhaseProgress progress() {
    return new PhaseProgress(
        phase,
        files.sum(),
        totalFiles,
        bytes.sum(),
        totalBytes,
        Duration.ofNanos(nanoTime.getAsLong() - began));
  }
}
