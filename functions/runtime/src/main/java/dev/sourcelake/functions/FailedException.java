package dev.sourcelake.functions;

/** Something that should not happen did: worth another try, then worth a look. */
public final class FailedException extends FunctionException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception. */
  public FailedException(String message) {
    super(message, null);
  }

  /** Makes an exception with its cause. */
  public FailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
