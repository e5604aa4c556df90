package dev.sourcelake.cli.cloud;

import java.util.Optional;

/**
 * How far an execution has come.
 *
 * @param step what it is at
 * @param scan the scan that it works at, once it has one
 * @param plan which of the scan's plans, 0 before there is one
 * @param shards how many shards the plan has, -1 before there is one
 * @param done how many of them are read
 */
public record RunProgress(Step step, Optional<String> scan, int plan, int shards, int done) {
  /** What executions do, in order. */
  public enum Step {
    /** It asks whether it may scan the repository. */
    CLAIM,
    SCAN,
    PLAN,
    EXTRACT,
    PREPARE,
    PUBLISH,
    /** It gives its claim back. */
    END
  }

  /** An execution that has just begun. */
  public static final RunProgress BEGUN = new RunProgress(Step.CLAIM, Optional.empty(), 0, -1, 0);
}
