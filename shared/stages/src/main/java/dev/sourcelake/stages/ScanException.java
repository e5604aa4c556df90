package dev.sourcelake.stages;

/** A scan cannot go on; the message says the problem, why, and what to do, in one line. */
public final class ScanException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Makes an exception of this reason. */
  public ScanException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** What kind of problem it is. */
  public Reason reason() {
    return reason;
  }

  /** The kinds of problems that callers tell apart. */
  public enum Reason {
    /** The lake did not take the scan as it is. */
    REFUSED
  }
}
