package dev.sourcelake.origins.classify;

import java.util.Locale;

/** What a file is for. */
public enum Category {
  SOURCE,
  TEST,
  GENERATED,
  VENDORED,
  DOCS,
  DATA,
  CONFIG,
  BINARY;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The name in the column {@code category}. */
  public String id() {
    return id;
  }
}
