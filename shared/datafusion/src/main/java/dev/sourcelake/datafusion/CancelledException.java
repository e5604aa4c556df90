package dev.sourcelake.datafusion;

/** The query, write or sink was cancelled or closed before it was done. */
public final class CancelledException extends DataFusionException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with DataFusion's message. */
  public CancelledException(String message, Throwable cause) {
    super(message, cause);
  }
}
