package dev.sourcelake.cli.output;

/** Fits columns into a line. */
final class ColumnWidths {
  private static final int NARROWEST = 12;

  private ColumnWidths() {}

  /**
   * Narrows the widest columns, as little as it takes for all of them to fit into {@code room};
   * false where they would be too narrow to read.
   */
  static boolean fit(int[] widths, int room) {
    int widest = 0;
    for (int width : widths) {
      widest = Math.max(widest, width);
    }
    while (total(widths, widest) > room) {
      if (--widest < NARROWEST) {
        return false;
      }
    }
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.min(widths[i], widest);
    }
    return true;
  }

  private static int total(int[] widths, int widest) {
    int total = 0;
    for (int width : widths) {
      total += Math.min(width, widest);
    }
    return total;
  }
}
