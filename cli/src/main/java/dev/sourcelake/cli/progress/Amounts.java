package dev.sourcelake.cli.progress;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them; the same in every locale. */
public final class Amounts {
  private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

  private Amounts() {}

  /** A count with its thousands apart: {@code 12,345}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A count with the word that fits it: {@code 1 file}, {@code 2 files}. */
  public static String count(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }

  /** Bytes in decimal units: {@code 12.3 MB}. */
  public static String bytes(long bytes) {
    return bytes((double) bytes);
  }

  /** Bytes in decimal units, where they are an average. */
  static String bytes(double bytes) {
    if (bytes < 1000) {
      return Math.round(bytes) + " B";
    }
    double amount = bytes;
    int unit = -1;
    do {
      amount /= 1000;
      unit++;
    } while (amount >= 999.5 && unit + 1 < UNITS.length);
    return String.format(Locale.ROOT, amount < 10 ? "%.1f %s" : "%.0f %s", amount, UNITS[unit]);
  }

  /** A time that is only guessed: no parts of seconds. */
  static String roughTime(Duration time) {
    return time(Duration.ofSeconds(Math.max(1, Math.round(time.toMillis() / 1000.0))))
        .replaceFirst("\\.0 s$", " s");
  }

  /** A time in its two largest units: {@code 0.8 s}, {@code 12 s}, {@code 3 m 05 s}. */
  public static String time(Duration time) {
    double seconds = time.toMillis() / 1000.0;
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? String.format(Locale.ROOT, "%d m %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d m", whole / 3600, whole / 60 % 60);
  }
}
