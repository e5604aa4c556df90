package dev.sourcelake.storage;

import static java.util.Objects.requireNonNull;

import java.io.IOException;

/** A storage that cannot be used as it is; the message says why and what to do about it. */
public final class StorageException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What a caller may want to tell apart. */
  public enum Problem {
    /** There is no such bucket. */
    NO_BUCKET,
    /** Who asks is known and not allowed to. */
    ACCESS_DENIED,
    /** There are no credentials, or they are no longer or not yet valid. */
    CREDENTIALS,
    /**
     * The service cannot be reached, or does not answer as it should, however often it is asked.
     */
    UNREACHABLE,
    /**
     * The settings lead to the wrong place: another region, or a service that lacks what we need.
     */
    SETTINGS,
    /** The service refuses the request for a reason of its own. */
    REFUSED
  }

  private final Problem problem;

  /** An exception about a storage. */
  public StorageException(Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = requireNonNull(problem, "problem");
  }

  /** What it is about. */
  public Problem problem() {
    return problem;
  }
}
