package dev.sourcelake.datafusion;

/**
 * An object store could not be reached, or stayed overloaded through all repetitions: the same may
 * succeed later.
 */
public final class StoreUnavailableException extends DataFusionException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with DataFusion's message. */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
