package dev.sourcelake.functions.runtime;

import static java.util.Objects.requireNonNull;

/**
 * Keys of a scan under one of its plans: all that a step between scanning and publishing is given.
 *
 * @param repo the repository's name
 * @param scan the scan
 * @param plan which of the scan's plans
 */
public record PlanEvent(String repo, String scan, int plan) {
  public PlanEvent {
    requireNonNull(repo, "repo is missing");
    requireNonNull(scan, "scan is missing");
  }
}
