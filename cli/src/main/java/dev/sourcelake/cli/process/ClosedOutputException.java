package dev.sourcelake.cli.process;

import java.io.IOException;

/** Whoever read our output has gone, as {@code head} does when it has enough: no error. */
public final class ClosedOutputException extends IOException {
  private static final long serialVersionUID = 1L;

  ClosedOutputException(IOException cause) {
    super("The reader of the output has gone", cause);
  }
}
