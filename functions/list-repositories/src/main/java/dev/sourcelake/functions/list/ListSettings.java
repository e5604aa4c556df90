package dev.sourcelake.functions.list;

import dev.sourcelake.forges.Parts;
import dev.sourcelake.functions.runtime.Variables;
import dev.sourcelake.model.Reach;
import dev.sourcelake.stages.ScanSettings;
import dev.sourcelake.stages.owner.OwnerRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the function reads of its environment beside what all do.
 *
 * @param rules which repositories the lake is to hold
 * @param scans what scans are to do
 * @param maxUsd the ceiling of each scan in dollars, if there is one
 * @param ownerMaxUsd the ceiling of all scans that follow from one comparison, if there is one
 */
record ListSettings(
    OwnerRules rules, ScanSettings scans, Optional<Double> maxUsd, Optional<Double> ownerMaxUsd) {
  private static final int MAX_MB = 10_000;

  /** Reads them; {@link IllegalArgumentException} names the variable that is wrong. */
  static ListSettings of(Variables variables) {
    return new ListSettings(
        new OwnerRules(
            variables.flag("SOURCELAKE_FORKS", false),
            variables.flag("SOURCELAKE_ARCHIVED", false),
            variables.number("SOURCELAKE_MAX_REPO_MB", MAX_MB, 1, 1_000_000) * 1_000_000L,
            !variables.flag("SOURCELAKE_KEEP_GONE", false),
            Parts.byRepository(names(variables.optional("SOURCELAKE_PARTS").orElse("")))),
        ScanSettings.DEFAULTS.with(
            new Reach(
                "",
                List.of(),
                variables.flag("SOURCELAKE_SUBMODULES", false),
                variables.flag("SOURCELAKE_LFS", false),
                List.of())),
        variables.optional("SOURCELAKE_MAX_USD").map(Double::valueOf),
        variables.optional("SOURCELAKE_OWNER_MAX_USD").map(Double::valueOf));
  }

  private static List<String> names(String list) {
    return Stream.of(list.split("[,\\s]+", -1)).filter(name -> !name.isEmpty()).toList();
  }
}
