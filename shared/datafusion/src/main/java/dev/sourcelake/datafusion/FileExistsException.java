package dev.sourcelake.datafusion;

/** A file to be written exists already: another attempt, or another writer, was first. */
public final class FileExistsException extends DataFusionException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with DataFusion's message. */
  public FileExistsException(String message, Throwable cause) {
    super(message, cause);
  }
}
