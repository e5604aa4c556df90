package dev.sourcelake.cli.command;

import dev.sourcelake.cli.process.ExitCode;
import dev.sourcelake.cli.process.Failure;
import dev.sourcelake.stages.ScanSummary;

/** What became of one repository of an owner. */
sealed interface OwnerOutcome {
  /** The repository's name in the lake. */
  String repo();

  /** In one word. */
  String word();

  /** Why, or how much. */
  String detail();

  /** How it counts for the process's exit code. */
  default ExitCode exitCode() {
    return ExitCode.SUCCESS;
  }

  /** It was scanned. */
  record Scanned(String repo, String reason, ScanSummary summary) implements OwnerOutcome {
    @Override
    public String word() {
      return summary.outcome() == ScanSummary.Outcome.PUBLISHED ? "scanned" : "superseded";
    }

    @Override
    public String detail() {
      return reason;
    }
  }

  /** The lake had it as it is. */
  record Unchanged(String repo) implements OwnerOutcome {
    @Override
    public String word() {
      return "unchanged";
    }

    @Override
    public String detail() {
      return "";
    }
  }

  /** It was left out. */
  record Skipped(String repo, String detail) implements OwnerOutcome {
    @Override
    public String word() {
      return "skipped";
    }
  }

  /** It is gone, and so are its rows. */
  record Forgotten(String repo) implements OwnerOutcome {
    @Override
    public String word() {
      return "forgotten";
    }

    @Override
    public String detail() {
      return "it is no longer there";
    }
  }

  /** It failed, and of it the lake is as it was. */
  record Failed(String repo, Failure failure) implements OwnerOutcome {
    @Override
    public String word() {
      return "failed";
    }

    @Override
    public String detail() {
      return failure.message();
    }

    @Override
    public ExitCode exitCode() {
      return failure.exitCode();
    }
  }
}
