package dev.sourcelake.cli.output;

import java.util.Locale;
import java.util.Optional;

/** How the rows of a query are written. */
public enum Format {
  /** For people. */
  TABLE,
  /** Comma-separated values with a header; nulls are empty, empty text is quoted. */
  CSV,
  /** One object a line. */
  JSON,
  /** A Parquet file. */
  PARQUET;

  /** The format that a file's name asks for. */
  public static Optional<Format> ofFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".csv")) {
      return Optional.of(CSV);
    }
    if (lower.endsWith(".json") || lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
      return Optional.of(JSON);
    }
    return lower.endsWith(".parquet") ? Optional.of(PARQUET) : Optional.empty();
  }
}
