package dev.sourcelake.cli.process;

import java.util.Map;

/**
 * Which of the process's streams are terminals. The launcher finds out, which is cheaper than to do
 * so in Java.
 *
 * @param out whether the output is shown by a terminal
 * @param err whether progress and errors are shown by a terminal
 * @param columns how many characters fit into a line
 * @param colors whether the user wants colours where there is a terminal
 */
public record Terminal(boolean out, boolean err, int columns, boolean colors) {
  /** Streams that go to files or other programs. */
  public static final Terminal NONE = new Terminal(false, false, 80, false);

  private static final String PROPERTY = "sourcelake.terminal";
  private static final int DEFAULT_COLUMNS = 80;

  /** The process's streams: words {@code out} and {@code err} and a number of columns. */
  static Terminal ofProcess(Map<String, String> environment) {
    boolean out = false;
    boolean err = false;
    int columns = DEFAULT_COLUMNS;
    for (String word : System.getProperty(PROPERTY, "").split(",", -1)) {
      switch (word) {
        case "" -> {}
        case "out" -> out = true;
        case "err" -> err = true;
        default -> columns = columns(word);
      }
    }
    boolean colors =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    return new Terminal(out, err, columns, colors);
  }

  /** Some terminals, such as those of build servers, say that they have no columns. */
  private static int columns(String word) {
    int columns = Integer.parseInt(word);
    return columns > 0 ? columns : DEFAULT_COLUMNS;
  }
}
