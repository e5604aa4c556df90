package dev.sourcelake.extractors;

import java.time.Duration;

/**
 * What all extractors are told.
 *
 * @param deadline after how long a parse is given up
 * @param maxDiagnostics problems of one file and family that are written out; the rest are counted
 */
public record ExtractorOptions(Duration deadline, int maxDiagnostics) {
  /** Half a minute, a hundred problems. */
  public static final ExtractorOptions DEFAULTS = new ExtractorOptions(Duration.ofSeconds(30), 100);

  public ExtractorOptions {
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("deadline must be positive: " + deadline);
    }
  }
}
