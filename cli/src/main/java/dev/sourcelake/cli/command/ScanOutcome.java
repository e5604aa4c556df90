package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.process.Failure;
import dev.sourcelake.stages.ScanSummary;

/** What became of one origin. */
sealed interface ScanOutcome {
  /** How it counts for the process's exit code. */
  ExitCode exitCode();

  /** It was read. */
  record Scanned(ScanSummary summary) implements ScanOutcome {
    @Override
    public ExitCode exitCode() {
      return ExitCode.SUCCESS;
    }
  }

  /** It was not read, and of it the lake is as it was. */
  record Failed(String origin, Failure failure) implements ScanOutcome {
    @Override
    public ExitCode exitCode() {
      return failure.exitCode();
    }
  }
}
