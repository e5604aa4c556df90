package dev.sourcelake.datafusion;

/**
 * A failure reported by DataFusion, with its message; subclasses exist where a caller acts on the
 * difference.
 */
public class DataFusionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception with DataFusion's message and, where Java code failed inside a query, that
   * failure as its cause.
   */
  public DataFusionException(String message, Throwable cause) {
    super(message, cause);
  }
}
