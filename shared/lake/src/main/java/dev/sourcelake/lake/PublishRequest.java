package dev.sourcelake.lake;

import static java.util.Objects.requireNonNull;

import dev.sourcelake.lake.internal.Json;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Datasets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a scan wants to be published, as prepare leaves it.
 *
 * @param repo the repository
 * @param origin what the repository's name is bound to, compared as it is
 * @param base the journal entry that the repository last changed in when the scan was planned; 0
 *     for a repository that was not known
 * @param scan what the row of the table of scans says
 * @param changes what happens, by table
 */
public record PublishRequest(
    String repo, String origin, long base, ScanRecord scan, Map<String, Changes> changes) {
  public PublishRequest {
    requireNonNull(repo, "repo");
    requireNonNull(origin, "origin");
    requireNonNull(scan, "scan");
    changes = Collections.unmodifiableMap(new TreeMap<>(changes));
    for (Map.Entry<String, Changes> change : changes.entrySet()) {
      Dataset dataset =
          Datasets.find(change.getKey())
              .orElseThrow(() ->
                  new IllegalArgumentException("The lake has no table '" + change.getKey() + "'"));
      requirePartition(dataset, repo, change.getValue().removes());
      requirePartition(dataset, repo, change.getValue().adds());
      for (DataFile file : change.getValue().adds()) {
        if (dataset.hasColumn("extractor") && file.extractor().isEmpty()) {
          throw new IllegalArgumentException(
              "The rows of " + file + " are not, or not known to be, of one extractor");
        }
      }
    }
  }

  private static void requirePartition(Dataset dataset, String repo, List<DataFile> files) {
    String folder = LakeLayout.partition(dataset, RepoSlug.of(repo)) + "/";
    for (DataFile file : files) {
      if (!file.repo().equals(repo) || !file.key().value().startsWith(folder)) {
        throw new IllegalArgumentException(
            file + " is no file of repository '" + repo + "' in table '" + dataset + "'");
      }
    }
  }

  /** The request as an object that {@link #fromJson} reads. */
  public byte[] toJson() {
    return Json.write(this);
  }

  /** The request that {@link #toJson} wrote. */
  public static PublishRequest fromJson(byte[] json) {
    return Json.read(json, PublishRequest.class, "a publish request");
  }
}
