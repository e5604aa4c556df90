package dev.sourcelake.forges.events;

/** An event lacks what events of its kind have. */
final class MalformedEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedEventException(String message) {
    super(message);
  }
}
