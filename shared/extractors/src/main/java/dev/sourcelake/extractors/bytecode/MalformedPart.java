package dev.sourcelake.extractors.bytecode;

/** A part of a class file is not as the format says; the message says how, in one line. */
final class MalformedPart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedPart(String message) {
    super(message, null, false, false);
  }
}
