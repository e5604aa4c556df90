package dev.sourcelake.forges;

/** A forge can't be asked; the message says the problem, why, and what to do, in one line. */
public final class ForgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Makes an exception of this reason; {@code message} holds no credentials. */
  public ForgeException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Makes an exception of this reason for a failure underneath. */
  public ForgeException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What kind of problem it is. */
  public Reason reason() {
    return reason;
  }

  /** The kinds of problems that callers tell apart. */
  public enum Reason {
    /** The credentials are wrong, or missing, or let us do too little. */
    AUTHENTICATION,
    /** There is no such owner, or none that we may see. */
    NOT_FOUND,
    /** The forge wants us to wait for longer than we may. */
    RATE_LIMITED,
    /** The forge does not answer, or answers with errors of its own. */
    UNREACHABLE,
    /** It answers with something that is not what its API promises. */
    UNEXPECTED,
    /** What a person has set makes no sense. */
    SETTINGS
  }
}
