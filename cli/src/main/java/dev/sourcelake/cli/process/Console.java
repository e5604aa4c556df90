package dev.sourcelake.cli.process;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Where a command's results, messages and input go and come from. Text is UTF-8. */
public final class Console {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final OutputStream out;
  private final PrintStream err;
  private final Terminal terminal;

  /** A console on these streams, which stay the caller's. */
  public Console(InputStream in, OutputStream out, OutputStream err, Terminal terminal) {
    this.in = in;
    this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    this.terminal = terminal;
  }

  /** The console of this process. */
  public static Console ofProcess(Map<String, String> environment) {
    return new Console(
        System.in,
        new StandardOutput(),
        new FileOutputStream(FileDescriptor.err),
        Terminal.ofProcess(environment));
  }

  /** Standard input. */
  public InputStream in() {
    return in;
  }

  /** Where results go; buffered until {@link #flush}. */
  public OutputStream out() {
    return out;
  }

  /** Where everything but results goes. */
  public PrintStream err() {
    return err;
  }

  /** Which streams are terminals. */
  public Terminal terminal() {
    return terminal;
  }

  /** Writes a line of results. */
  public void line(String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  /** Writes out what is buffered. */
  public void flush() throws IOException {
    out.flush();
  }

  /** How results are coloured. */
  public Style outStyle() {
    return new Style(terminal.out() && terminal.colors());
  }

  /** How messages are coloured. */
  public Style errStyle() {
    return new Style(terminal.err() && terminal.colors());
  }
}
