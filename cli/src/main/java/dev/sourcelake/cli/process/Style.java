package dev.sourcelake.cli.process;

/**
 * Colours text for a terminal.
 *
 * @param colored whether to; otherwise text stays as it is
 */
public record Style(boolean colored) {
  private static final String RESET = "\u001b[0m";

  /** Text that stands out, such as headings. */
  public String bold(String text) {
    return in("\u001b[1m", text);
  }

  /** Text that stands back, such as nulls and hints. */
  public String dim(String text) {
    return in("\u001b[2m", text);
  }

  /** Errors. */
  public String red(String text) {
    return in("\u001b[31m", text);
  }

  /** What is fine. */
  public String green(String text) {
    return in("\u001b[32m", text);
  }

  /** What should be looked at. */
  public String yellow(String text) {
    return in("\u001b[33m", text);
  }

  private String in(String color, String text) {
    return colored ? color + text + RESET : text;
  }
}
