package dev.sourcelake.cli.testing;

import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A console that keeps what is written to it. */
public final class TestConsole {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console;

  /** A console that is no terminal and has no input. */
  public TestConsole() {
    this(Terminal.NONE, "");
  }

  /** A console with this terminal and input. */
  public TestConsole(Terminal terminal, String input) {
    console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err, terminal);
  }

  /** The console itself. */
  public Console console() {
    return console;
  }

  /** Everything written as result. */
  public String out() throws IOException {
    console.flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Everything written beside results. */
  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
