package dev.sourcelake.extractors.bytecode;

/**
 * Bounds what a file may write: a few thousand instructions can all name one constant of 64 KiB. No
 * compiler's output comes near the bound.
 */
final class TextBudget {
  private static final long BASE = 1L << 20;
  private static final long PER_BYTE = 256;
  private static final long MOST = 256L << 20;

  private long left;

  TextBudget(int fileBytes) {
    left = Math.min(MOST, BASE + fileBytes * PER_BYTE);
  }

  /** Takes so many bytes off, or ends the reading of the file. */
  void take(long bytes) {
    left -= bytes;
    if (left < 0) {
      throw new Exceeded();
    }
  }

  /** The file would write more than it may. */
  static final class Exceeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exceeded() {
      super("its rows would be far larger than itself", null, false, false);
    }
  }
}
