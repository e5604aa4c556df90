package dev.sourcelake.lake;

import dev.sourcelake.storage.Key;

/**
 * A scan's place among those of its repository, taken before anything is read.
 *
 * @param repo the repository
 * @param sequence the place, from 1; the higher one wins
 * @param scanId the scan's name, unique in the lake
 */
public record ScanTicket(String repo, long sequence, String scanId) {
  /** The folder of the scan's working files. */
  public Key run() {
    return LakeLayout.run(RepoSlug.of(repo), scanId);
  }
}
