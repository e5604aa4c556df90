package dev.sourcelake.stages;

import dev.sourcelake.extractors.match.MatchRules;
import dev.sourcelake.extractors.treesitter.QueryText;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.stages.run.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What whoever scans brings along: queries whose captures are written as well, and rules that let
 * only some rows of facts pass. The rows of a repository are those of its last scan's targets.
 *
 * @param queries tree-sitter queries, each with a name of its own
 * @param match which rows of facts are wanted; null for all
 */
public record Targets(List<QueryText> queries, MatchRules match) {
  /** No queries, and all facts. */
  public static final Targets NONE = new Targets(List.of(), null);

  public Targets {
    queries = List.copyOf(queries);
    Set<String> names = new HashSet<>();
    for (QueryText query : queries) {
      if (!names.add(query.name())) {
        throw new IllegalArgumentException(
            "Two queries are called '" + query.name() + "': rows could not tell them apart");
      }
    }
  }

  /** The rules, empty where all facts are wanted. */
  public Optional<MatchRules> rules() {
    return Optional.ofNullable(match);
  }

  /** What {@code scans.settings} says of them: queries by name and digest, rules in full. */
  Map<String, String> recorded() {
    Map<String, String> recorded = new TreeMap<>();
    if (!queries.isEmpty()) {
      Map<String, String> digests = new TreeMap<>();
      queries.forEach(
          query -> digests.put(query.name(), query.language() + " " + Sha256.of(Json.text(query))));
      recorded.put("queries", Json.text(digests));
    }
    rules()
        .ifPresent(rules -> {
          recorded.put("match", Json.text(rules.facts()));
          // For whoever asks why a path has no facts.
          if (rules.paths().regex() != null) {
            recorded.put("match_paths", rules.paths().regex());
          }
        });
    return recorded;
  }
}
