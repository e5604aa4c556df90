package com.github.javaparser;

/** Looking ahead took more steps than a text of so many tokens is worth: it may have no end. */
public final class LookaheadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LookaheadException(String message) {
    super(message);
  }
}
