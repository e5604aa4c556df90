package dev.sourcelake.extractors.match;

import dev.sourcelake.extractors.PathGlobs;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Annotations;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a match file asks for beside its queries: of facts, only the rows that a rule fits.
 *
 * @param facts the rules; none lets no row of facts pass
 */
public record MatchRules(List<FactRule> facts) {
  public MatchRules {
    facts = List.copyOf(facts);
  }

  /** Whether rows of a table are asked for, or needed to tell which are. */
  public boolean reads(Dataset dataset) {
    return facts.stream()
        .anyMatch(rule ->
            rule.fact().equals(dataset.name())
                || (rule.annotation() != null
                    && dataset.equals(Annotations.TABLE)
                    && rule.dataset().families().stream().anyMatch(dataset.families()::contains)));
  }

  /** The paths that a rule may fit; of no rules all. */
  public PathGlobs paths() {
    return PathGlobs.anyOf(facts.stream().map(FactRule::paths).toList());
  }

  /** A digest that tells rules apart. */
  public String fingerprint() {
    String all = facts.stream().map(FactRule::toString).collect(Collectors.joining("\n"));
    return Sha256.of(all).substring(0, 16);
  }
}
