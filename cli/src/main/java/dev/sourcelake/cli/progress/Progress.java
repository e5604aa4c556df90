package dev.sourcelake.cli.progress;

import dev.sourcelake.cli.process.Console;
import dev.sourcelake.stages.ScanListener;

/**
 * Shows how a scan gets on. Closing takes away what was shown for the moment: without a finish
 * before, the phase under way has failed.
 */
public interface Progress extends ScanListener, AutoCloseable {
  /** What fits the console: a bar on a terminal, plain lines elsewhere. */
  static Progress on(Console console) {
    return on(console, Unit.FILES);
  }

  /** What fits the console, for work that is counted in other things than files. */
  static Progress on(Console console, Unit unit) {
    return console.terminal().err()
        ? new TerminalProgress(console, unit)
        : new PlainProgress(console, unit);
  }

  /** Shows nothing. */
  static Progress none() {
    return new NoProgress();
  }

  /** The scan is done, and so is its last phase. */
  void finish();

  @Override
  void close();
}
