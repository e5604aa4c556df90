package dev.sourcelake.infra;

/** A setting that cannot be used; its message names the setting and what it may be. */
public final class InvalidSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidSettingException(String message) {
    super(message);
  }
}
