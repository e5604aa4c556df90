package dev.sourcelake.cli.cloud;

import java.io.IOException;

/** A call to the cloud that did not do; the message names the thing, says why and what to do. */
public final class CloudException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  /** What is wrong. */
  public enum Problem {
    /** There is no such stack, or it is none of ours. */
    NO_DEPLOYMENT,
    /** There is no such execution. */
    NOT_FOUND,
    /** There are no credentials, or they are not valid. */
    CREDENTIALS,
    /** The service does not do what it is asked for. */
    REFUSED,
    /** The service does not answer. */
    UNREACHABLE
  }

  /** Makes one. */
  public CloudException(Problem problem, String message) {
    this(problem, message, null);
  }

  /** Makes one with its cause. */
  public CloudException(Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }
}
