package dev.sourcelake.functions;

/** What may pass by itself: the same again, a little later, may well work. */
public final class TransientException extends FunctionException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with its cause. */
  public TransientException(String message, Throwable cause) {
    super(message, cause);
  }
}
