package dev.sourcelake.stages.plan;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.PathGlobs;
import dev.sourcelake.extractors.match.MatchRules;
import dev.sourcelake.extractors.treesitter.QueryText;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.stages.Targets;
import java.util.List;

/**
 * Which tables of facts a scan is to write.
 *
 * @param profile the profile
 * @param datasets names that stand instead of the profile; empty for the profile
 * @param targets queries to be run as well, and which facts are wanted instead of all
 */
public record Wishes(Profile profile, List<String> datasets, Targets targets) {
  public Wishes {
    datasets = List.copyOf(datasets);
  }

  /** All facts of these tables, and no queries. */
  public Wishes(Profile profile, List<String> datasets) {
    this(profile, datasets, Targets.NONE);
  }

  /**
   * What a family's rows depend on beside the extractor: the rules that let rows pass; nothing
   * where all do.
   */
  String versionOfRules() {
    return targets.rules().map(rules -> ", match " + rules.fingerprint()).orElse("");
  }

  /** The paths that a family is wanted of. */
  PathGlobs paths(Family family) {
    if (family == Family.QUERY) {
      List<PathGlobs> paths = targets.queries().stream().map(QueryText::paths).toList();
      return PathGlobs.anyOf(paths);
    }
    return targets.rules().map(MatchRules::paths).orElse(PathGlobs.ALL);
  }

  /** The names of the tables that an extractor is to write of a family for a language, sorted. */
  List<String> of(Extractor extractor, Family family, String language) {
    return Datasets.of(family).stream()
        .filter(dataset ->
            extractor
                .profile(family, language, dataset)
                .map(least -> wants(dataset, least))
                .orElse(false))
        .map(Dataset::name)
        .sorted()
        .toList();
  }

  private boolean wants(Dataset dataset, Profile least) {
    if (targets.rules().isPresent()) {
      return targets.rules().get().reads(dataset);
    }
    return datasets.isEmpty() ? profile.includes(least) : datasets.contains(dataset.name());
  }
}
