package dev.sourcelake.functions.plan;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * What is to be planned.
 *
 * @param repo the repository's name
 * @param scan the scan
 * @param plan which of the scan's plans
 * @param input what the execution was told; null where nothing of it matters
 */
record PlanInput(String repo, String scan, int plan, Told input) {
  PlanInput {
    requireNonNull(repo, "repo is missing");
    requireNonNull(scan, "scan is missing");
  }

  /**
   * What an execution was told.
   *
   * @param maxUsd what reading may cost, in dollars; null for anything
   */
  record Told(Double maxUsd) {}

  /** What reading may cost, in dollars; empty for anything. */
  OptionalDouble maxUsd() {
    return input == null || input.maxUsd() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(input.maxUsd());
  }
}
