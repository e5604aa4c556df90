package dev.sourcelake.lake;

/** The lake cannot do what was asked of it; the message says why and what to do. */
public final class LakeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  /** What is wrong, for callers that answer each with something of their own. */
  public enum Problem {
    /** There is no lake at this place. */
    NO_LAKE,
    /** The lake was written by a newer version of the program. */
    NEWER_FORMAT,
    /** The repository's name belongs to another origin. */
    OTHER_ORIGIN,
    /** A scan, a table or a version is not known, or no longer. */
    UNKNOWN,
    /** An object of the lake does not hold what it should. */
    DAMAGED
  }

  /** Makes an exception with a message for people. */
  public LakeException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  /** Makes an exception with a message for people and what caused it. */
  public LakeException(Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }
}
