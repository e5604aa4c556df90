package dev.sourcelake.functions.list;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * Whose repositories are to be compared with the lake, and from where on.
 *
 * @param input what the execution was told
 * @param execution what the workflow's execution is called, which its items are stored under
 * @param before the answer to the call before, which this one goes on from; null at the first
 */
record OwnerEvent(Told input, String execution, OwnerAnswer before) {
  OwnerEvent {
    requireNonNull(input, "input is missing");
    execution = execution == null ? "sample" : execution;
    before = before == null ? OwnerAnswer.NOTHING : before;
  }

  /**
   * What an execution was told.
   *
   * @param owner {@code github:github.com/acme}, {@code gitlab:gitlab.com/group}, or {@code
   *     list:s3://bucket/key} for a list that a person wrote
   * @param maxUsd what all its scans may cost together, in dollars; null for what is set
   */
  record Told(String owner, Double maxUsd) {
    Told {
      requireNonNull(owner, "owner is missing");
    }
  }

  String owner() {
    return input.owner();
  }

  /** What all scans of the execution may cost; empty for anything. */
  OptionalDouble maxUsd(ListSettings settings) {
    if (input.maxUsd() != null) {
      return OptionalDouble.of(input.maxUsd());
    }
    return settings.ownerMaxUsd().map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }
}
