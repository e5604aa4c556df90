package dev.sourcelake.cli;

import dev.sourcelake.cli.cloud.CloudFactory;
import dev.sourcelake.cli.command.Context;
import dev.sourcelake.cli.command.ScannerFactory;
import dev.sourcelake.cli.command.Sourcelake;
import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.Interrupts;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Where the process starts. */
public final class Main {
  private Main() {}

  /** Runs one command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Interrupts interrupts = new Interrupts();
    CountDownLatch ended = interrupts.install();
    int exitCode = Sourcelake.run(context(interrupts), arguments);
    ended.countDown();
    if (!interrupts.interrupted()) {
      Runtime.getRuntime().exit(exitCode);
    }
    // Else a signal is ending the process, with an exit code that names it.
  }

  /** What commands have around them in this process. */
  static Context context(Interrupts interrupts) {
    return new Context(
        Console.ofProcess(System.getenv()),
        Path.of("").toAbsolutePath(),
        ScannerFactory.REAL,
        CloudFactory.REAL,
        interrupts);
  }
}
