package dev.sourcelake.stages.run;

import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.lake.RepoSlug;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Files;
import dev.sourcelake.storage.Key;

/**
 * The working files of one scan: messages between its stages, needless once it is published.
 *
 * @param slug the repository
 * @param scanId the scan
 * @param plan how many times it was planned before; a plan made anew has files of its own
 */
public record RunFiles(RepoSlug slug, String scanId, int plan) {

  /** What is listed, one row a path, in the columns of {@code files}. */
  public Key manifest() {
    return rows(Files.TABLE);
  }

  /** The rows that the scan stage made of a table that it writes. */
  public Key rows(Dataset dataset) {
    return folder().resolve(dataset.name() + "-0.parquet");
  }

  /** The repository's settings. */
  public Key settings() {
    return folder().resolve("settings.json");
  }

  /** What a family has to read, and which of its rows are stale. */
  public Key judged(Family family) {
    return planned("judged_" + family.id() + "-0.parquet");
  }

  /** What the keys of a table's changed rows are. */
  public Key changed(Dataset dataset) {
    return planned("changed_" + dataset.name() + "-0.parquet");
  }

  /** The versions of the extractors, by language, and the datasets that are wanted of them. */
  public Key versions() {
    return planned("versions-0.parquet");
  }

  /** The files to be read by all families. */
  public Key worklist() {
    return planned("worklist-0.parquet");
  }

  /** The shards of the worklist. */
  public Key shards() {
    return planned("shards.json");
  }

  /** The result of a shard. */
  public Key result(int shard) {
    return planned("results").resolve("%05d.json".formatted(shard));
  }

  /** The files of the next plan. */
  public RunFiles replanned() {
    return new RunFiles(slug, scanId, plan + 1);
  }

  /** The folder of all of them. */
  public Key folder() {
    return LakeLayout.run(slug, scanId);
  }

  private Key planned(String name) {
    return folder().resolve("plan-" + plan).resolve(name);
  }
}
