package dev.sourcelake.stages.plan;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.model.table.Datasets;
import java.util.List;

/**
 * Which tables of facts a scan is to write.
 *
 * @param profile the profile
 * @param datasets names that stand instead of the profile; empty for the profile
 */
public record Wishes(Profile profile, List<String> datasets) {
  public Wishes {
    datasets = List.copyOf(datasets);
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
    return datasets.isEmpty() ? profile.includes(least) : datasets.contains(dataset.name());
  }
}
