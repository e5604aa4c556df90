package dev.sourcelake.functions.extract;

import java.io.IOException;

/** A shard could not be read in the time that there was. */
final class OutOfTimeException extends IOException {
  private static final long serialVersionUID = 1L;

  OutOfTimeException(String message) {
    super(message);
  }
}
