package dev.sourcelake.stages.run;

import static java.util.Objects.requireNonNull;

import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.lake.RepoSlug;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Files;
import dev.sourcelake.storage.Key;
import java.util.UUID;

/**
 * The working files of one scan: messages between its stages, needless once it is published. A
 * stage that is given nothing but repository, scan and plan finds all it needs here.
 *
 * @param slug the repository
 * @param scanId the scan
 * @param plan how many times it was planned before; a plan made anew has files of its own
 */
public record RunFiles(RepoSlug slug, String scanId, int plan) {
  public RunFiles {
    requireNonNull(slug, "slug");
    if (scanId.isBlank() || scanId.indexOf('/') >= 0) {
      throw new IllegalArgumentException("'" + scanId + "' is no name of a scan");
    }
    if (plan < 0) {
      throw new IllegalArgumentException("Plans are numbered from 0, not " + plan);
    }
  }

  /** The working files of a repository's scan. */
  public static RunFiles of(String repo, String scanId, int plan) {
    return new RunFiles(RepoSlug.of(repo), scanId, plan);
  }

  /** The record of what the scan stage found and what the scan is to do. */
  public Key scanned() {
    return folder().resolve("scanned.json");
  }

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

  /** The record of the plan: its shards and where its tables lie. */
  public Key shards() {
    return planned("shards.json");
  }

  /** The shards as items that a workflow deals out. */
  public Key items() {
    return planned("items.json");
  }

  /** The result of a shard. */
  public Key result(int shard) {
    return planned("results").resolve("%05d.json".formatted(shard));
  }

  /** What is to be published. */
  public Key request() {
    return planned("publish.json");
  }

  /** Files of another try to plan or to prepare, which may be made again or by two at once. */
  public PlanFiles newTry() {
    return new PlanFiles(planned(UUID.randomUUID().toString()));
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
