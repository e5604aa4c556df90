package dev.sourcelake.functions;

/** What is asked for is not done, and would not be however often it was asked for. */
public final class PermanentException extends FunctionException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception. */
  public PermanentException(String message) {
    super(message, null);
  }

  /** Makes an exception with its cause. */
  public PermanentException(String message, Throwable cause) {
    super(message, cause);
  }
}
