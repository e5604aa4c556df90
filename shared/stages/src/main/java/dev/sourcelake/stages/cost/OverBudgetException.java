package dev.sourcelake.stages.cost;

/** What is asked for would cost more than it may; nothing of it was begun. */
public final class OverBudgetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes an exception whose message names the estimate and the ceiling. */
  public OverBudgetException(String message) {
    super(message);
  }
}
