package dev.sourcelake.functions.list;

import dev.sourcelake.functions.runtime.Variables;
import dev.sourcelake.stages.owner.OwnerRules;
import java.util.Optional;

/**
 * What the function reads of its environment beside what all do.
 *
 * @param rules which repositories the lake is to hold
 * @param maxUsd the ceiling of each scan in dollars, if there is one
 */
record ListSettings(OwnerRules rules, Optional<Double> maxUsd) {
  private static final int MAX_MB = 10_000;

  /** Reads them; {@link IllegalArgumentException} names the variable that is wrong. */
  static ListSettings of(Variables variables) {
    return new ListSettings(
        new OwnerRules(
            variables.flag("SOURCELAKE_FORKS", false),
            variables.flag("SOURCELAKE_ARCHIVED", false),
            variables.number("SOURCELAKE_MAX_REPO_MB", MAX_MB, 1, 1_000_000) * 1_000_000L,
            !variables.flag("SOURCELAKE_KEEP_GONE", false)),
        variables.optional("SOURCELAKE_MAX_USD").map(Double::valueOf));
  }
}
