package dev.sourcelake.cli.progress;

import dev.sourcelake.stages.ScanListener.Phase;
import java.time.Duration;
import java.util.Optional;

/**
 * How far a phase has come.
 *
 * @param phase the phase
 * @param unit what is counted as files
 * @param files files done
 * @param totalFiles files to do, -1 where that is not known
 * @param bytes bytes done
 * @param totalBytes bytes to do, -1 where that is not known
 * @param elapsed time since the phase began
 */
record PhaseProgress(
    Phase phase,
    Unit unit,
    long files,
    long totalFiles,
    long bytes,
    long totalBytes,
    Duration elapsed) {
  /** What is going on. */
  static String doing(Phase phase) {
    return switch (phase) {
      case FETCH -> "Fetching";
      case SCAN -> "Listing";
      case PLAN -> "Planning";
      case EXTRACT -> "Extracting";
      case COMMIT -> "Publishing";
    };
  }

  /** What was going on, once it is over. */
  private static String done(Phase phase) {
    return switch (phase) {
      case FETCH -> "Fetched";
      case SCAN -> "Listed";
      case PLAN -> "Planned";
      case EXTRACT -> "Extracted";
      case COMMIT -> "Published";
    };
  }

  /** The part that is done, from 0 to 1, by bytes where they are known; -1 where nothing is. */
  double part() {
    if (totalBytes > 0) {
      return Math.min(1, (double) bytes / totalBytes);
    }
    return totalFiles > 0 ? Math.min(1, (double) files / totalFiles) : -1;
  }

  private String counted(long count) {
    return phase == Phase.FETCH
        ? Amounts.count(count, "object", "objects")
        : Amounts.count(count, unit.one(), unit.many());
  }

  /** How much is done, of how much: {@code 120 of 4,000 files}. */
  String amount() {
    if (phase == Phase.FETCH && totalFiles <= 0) {
      return bytes > 0 ? Amounts.bytes(bytes) : "";
    }
    if (unit == Unit.SHARDS && totalFiles <= 0) {
      return "";
    }
    return totalFiles > 0 ? Amounts.count(files) + " of " + counted(totalFiles) : counted(files);
  }

  /** Files and bytes in a second; nothing where that would say nothing yet. */
  Optional<String> rate() {
    double seconds = elapsed.toMillis() / 1000.0;
    if (seconds < 0.5 || files == 0 || unit == Unit.SHARDS) {
      return Optional.empty();
    }
    if (phase == Phase.FETCH) {
      return Optional.of(Amounts.bytes(bytes / seconds) + "/s");
    }
    String rate = Amounts.count(Math.round(files / seconds)) + " files/s";
    return Optional.of(bytes > 0 ? rate + ", " + Amounts.bytes(bytes / seconds) + "/s" : rate);
  }

  /** The time that the rest will take at the rate so far. */
  Optional<Duration> remaining() {
    double part = part();
    return part > 0 && part < 1 && elapsed.toMillis() >= 1000
        ? Optional.of(Duration.ofMillis(Math.round(elapsed.toMillis() * (1 - part) / part)))
        : Optional.empty();
  }

  /** All of it in one line, for the end of the phase. */
  String summary() {
    String what = files > 0 ? " " + counted(files) : "";
    String size = bytes > 0 ? " (" + Amounts.bytes(bytes) + ")" : "";
    return done(phase) + what + size + " in " + Amounts.time(elapsed);
  }
}
