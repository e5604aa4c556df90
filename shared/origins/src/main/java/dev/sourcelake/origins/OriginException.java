package dev.sourcelake.origins;

/** An origin that can't be read; the message says the problem, why, and what to do, in one line. */
public final class OriginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Makes an exception of this reason; {@code message} holds no credentials. */
  public OriginException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Makes an exception of this reason for a failure underneath. */
  public OriginException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What kind of problem it is; the command line has an exit code for each. */
  public Reason reason() {
    return reason;
  }

  /** The kinds of problems that callers tell apart. */
  public enum Reason {
    /** There is no such path. */
    NOT_FOUND,
    /** The path is a file, or something else that is no folder. */
    NOT_A_FOLDER,
    /** The operating system does not let us read it. */
    NO_PERMISSION,
    /** HEAD names a branch that has no commit yet. */
    UNBORN_BRANCH,
    /** The repository has no such branch, tag or commit. */
    UNKNOWN_REF,
    /** There is nothing at all to read. */
    EMPTY,
    /** The other side can't be reached, or is no git repository. */
    UNREACHABLE,
    /** The other side wants a proof of identity that we don't have. */
    AUTHENTICATION,
    /** The origin is written in a way, or of a kind, that is not supported. */
    UNSUPPORTED,
    /** The repository's own files are damaged, or written by features that we can't read. */
    BROKEN_REPOSITORY,
    /** The origin is larger than the limits allow. */
    LIMIT_EXCEEDED
  }
}
