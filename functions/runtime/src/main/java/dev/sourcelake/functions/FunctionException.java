package dev.sourcelake.functions;

/**
 * A function cannot do what it was asked for. The workflow decides by the class, whose full name is
 * the error's name in it, what comes next; the message is for people and stands in one line.
 */
public abstract sealed class FunctionException extends RuntimeException
    permits TransientException, PermanentException, FailedException {
  private static final long serialVersionUID = 1L;

  FunctionException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The error's name in the workflow. */
  public String error() {
    return getClass().getName();
  }
}
