package dev.sourcelake.extractors;

import java.util.List;

/**
 * A problem met in a file.
 *
 * @param severity error, warning or info
 * @param kind what kind, see {@link Kind}
 * @param code the parser's own name for it, or null
 * @param message what is wrong, in one line
 * @param start first byte in the UTF-8 text, or -1 where it has no place
 * @param end byte after the last one, or -1
 * @param expected what the parser would have taken instead, where it knows
 */
public record Diagnostic(
    Severity severity,
    Kind kind,
    String code,
    String message,
    int start,
    int end,
    List<String> expected) {
  public Diagnostic {
    expected = List.copyOf(expected);
  }

  /** A problem at a place. */
  public static Diagnostic at(Severity severity, Kind kind, String message, int start, int end) {
    return new Diagnostic(severity, kind, null, message, start, end, List.of());
  }

  /** A problem of the file as a whole. */
  public static Diagnostic ofFile(Severity severity, Kind kind, String message) {
    return at(severity, kind, message, -1, -1);
  }

  /** How bad it is. */
  public enum Severity {
    ERROR,
    WARNING,
    INFO
  }

  /** What kind of problem. */
  public enum Kind {
    SYNTAX,
    MISSING,
    ENCODING,
    TIMEOUT,
    TOO_LARGE,
    TOO_DEEP,
    CRASH,
    UNSUPPORTED,
    MATCH_LIMIT,
    GENERATED,
    SETTINGS,
    INTERNAL
  }
}
