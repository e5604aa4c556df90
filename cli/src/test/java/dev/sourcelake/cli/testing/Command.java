package dev.sourcelake.cli.testing;

import dev.sourcelake.cli.cloud.CloudFactory;
import dev.sourcelake.cli.command.Context;
import dev.sourcelake.cli.command.ScannerFactory;
import dev.sourcelake.cli.command.Sourcelake;
import dev.sourcelake.cli.process.Interrupts;
import dev.sourcelake.cli.process.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Runs command lines as the process would, in a folder of their own. */
public final class Command {
  private final Path folder;
  private ScannerFactory scanners = ScannerFactory.REAL;
  private CloudFactory clouds = CloudFactory.REAL;
  private Terminal terminal = Terminal.NONE;
  private String input = "";

  /** Commands that are run in this folder. */
  public Command(Path folder) {
    this.folder = folder;
  }

  /** Sets what scans. */
  public Command with(ScannerFactory factory) {
    scanners = factory;
    return this;
  }

  /** Sets where deployments are. */
  public Command with(CloudFactory factory) {
    clouds = factory;
    return this;
  }

  /** Sets which streams are terminals. */
  public Command on(Terminal shown) {
    terminal = shown;
    return this;
  }

  /** Sets the standard input. */
  public Command input(String text) {
    input = text;
    return this;
  }

  /** Runs a command line. */
  public Result run(String... arguments) {
    TestConsole console = new TestConsole(terminal, input);
    Context context = new Context(console.console(), folder, scanners, clouds, new Interrupts());
    int exitCode = Sourcelake.run(context, arguments);
    try {
      return new Result(exitCode, console.out(), console.err());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What came of a command.
   *
   * @param exitCode what the process would end with
   * @param out its results
   * @param err everything else
   */
  public record Result(int exitCode, String out, String err) {}
}
