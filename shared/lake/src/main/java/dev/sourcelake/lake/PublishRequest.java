package dev.sourcelake.lake;

import static java.util.Objects.requireNonNull;

import dev.sourcelake.lake.internal.Json;
import dev.sourcelake.model.table.Datasets;
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
    changes = new TreeMap<>(changes);
    for (String table : changes.keySet()) {
      if (Datasets.find(table).isEmpty()) {
        throw new IllegalArgumentException("The lake has no table '" + table + "'");
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
