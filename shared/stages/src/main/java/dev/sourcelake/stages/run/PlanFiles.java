package dev.sourcelake.stages.run;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.storage.Key;

/**
 * The working tables of one try to plan a scan or to prepare its commit, in a folder that no other
 * try has: which try counts is decided by the record that names the folder.
 *
 * @param folder where they lie
 */
public record PlanFiles(Key folder) {
  /** What a family has to read, and which of its rows are stale. */
  public Key judged(Family family) {
    return folder.resolve("judged_" + family.id() + "-0.parquet");
  }

  /** What the keys of a table's changed rows are. */
  public Key changed(Dataset dataset) {
    return folder.resolve("changed_" + dataset.name() + "-0.parquet");
  }

  /** The versions of the extractors, by language, and the datasets that are wanted of them. */
  public Key versions() {
    return folder.resolve("versions-0.parquet");
  }

  /** The files to be read by all families. */
  public Key worklist() {
    return folder.resolve("worklist-0.parquet");
  }
}
