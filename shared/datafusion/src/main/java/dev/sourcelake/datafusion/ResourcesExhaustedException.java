package dev.sourcelake.datafusion;

/**
 * The memory limit was too small for an operator that cannot spill, or the spill directory is full.
 */
public final class ResourcesExhaustedException extends DataFusionException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with DataFusion's message. */
  public ResourcesExhaustedException(String message, Throwable cause) {
    super(message, cause);
  }
}
