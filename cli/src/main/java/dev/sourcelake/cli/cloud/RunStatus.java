package dev.sourcelake.cli.cloud;

import java.util.Locale;

/** How an execution stands, by Step Functions' words. */
public enum RunStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  ABORTED,
  /** It failed, and waits to be taken up again. */
  PENDING_REDRIVE;

  /** The word for people and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
