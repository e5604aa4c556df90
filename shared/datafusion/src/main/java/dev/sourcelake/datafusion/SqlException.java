package dev.sourcelake.datafusion;

/** The text of a statement is at fault: it cannot be parsed, or names what does not exist. */
public final class SqlException extends DataFusionException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception with DataFusion's message. */
  public SqlException(String message, Throwable cause) {
    super(message, cause);
  }
}
