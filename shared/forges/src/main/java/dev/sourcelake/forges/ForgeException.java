package dev.sourcelake.forges;

import java.time.Duration;
import java.util.Optional;

/** A forge can't be asked; the message says the problem, why, and what to do, in one line. */
public final class ForgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final Duration retryAfter;

  /** Makes an exception of this reason; {@code message} holds no credentials. */
  public ForgeException(Reason reason, String message) {
    this(reason, message, (Throwable) null);
  }

  /** Makes an exception of this reason for a failure underneath. */
  public ForgeException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.retryAfter = null;
  }

  /** A rate limit is used up, and stays so for a time. */
  public ForgeException(String message, Duration retryAfter) {
    super(message);
    this.reason = Reason.RATE_LIMITED;
    this.retryAfter = retryAfter;
  }

  /** What kind of problem it is. */
  public Reason reason() {
    return reason;
  }

  /** When the forge lets us ask again, from the time on that this was thrown, if it said so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
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
