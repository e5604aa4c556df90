package dev.sourcelake.cli.progress;

import dev.sourcelake.cli.process.Style;
import java.util.Locale;

/** A phase's progress as one line with a bar. */
final class BarLine {
  private static final int BAR = 24;
  private static final String EIGHTHS = "▏▎▍▌▋▊▉";

  private BarLine() {}

  /** The line, of {@code width} characters at most; what does not fit is left out from the end. */
  static String render(PhaseProgress progress, int width, Style style) {
    String head = String.format(Locale.ROOT, "%-11s", PhaseProgress.doing(progress.phase()));
    double part = progress.part();
    if (part >= 0) {
      head += String.format(Locale.ROOT, "%3.0f %% ", Math.floor(part * 100));
    }
    StringBuilder tail = new StringBuilder(progress.amount());
    progress.rate().ifPresent(rate -> tail.append("  ").append(rate));
    progress
        .remaining()
        .ifPresent(time -> tail.append("  ").append(Amounts.roughTime(time)).append(" left"));
    int room = width - head.length() - tail.length() - 2;
    if (part >= 0 && room >= 8) {
      return head + style.green(bar(part, Math.min(BAR, room))) + "  " + tail;
    }
    String line = head + tail;
    return line.length() <= width ? line : line.substring(0, Math.max(0, width));
  }

  private static String bar(double part, int width) {
    int eighths = (int) Math.floor(part * width * 8);
    int full = eighths / 8;
    String bar = "█".repeat(full);
    if (eighths % 8 > 0) {
      bar += EIGHTHS.charAt(eighths % 8 - 1);
    }
    return bar + "░".repeat(width - bar.length());
  }
}
