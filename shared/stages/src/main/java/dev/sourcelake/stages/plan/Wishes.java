package dev.sourcelake.stages.plan;

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

  /** The names of the wanted tables of a family, sorted. */
  List<String> of(Family family) {
    return Datasets.of(family).stream().filter(this::wants).map(Dataset::name).sorted().toList();
  }

  private boolean wants(Dataset dataset) {
    return datasets.isEmpty()
        ? profile.includes(dataset.profile())
        : datasets.contains(dataset.name());
  }
}
