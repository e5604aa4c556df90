package dev.sourcelake.extractors.bytecode;

/** A file takes longer than the options allow. */
final class DeadlinePassed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeadlinePassed() {
    super("deadline", null, false, false);
  }
}
