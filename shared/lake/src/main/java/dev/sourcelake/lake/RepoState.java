package dev.sourcelake.lake;

import static java.util.Objects.requireNonNull;

/**
 * A repository as of the last journal entry that changed it.
 *
 * @param repo its name
 * @param origin what its name is bound to
 * @param entry that journal entry: the base of scans planned from now on
 * @param scanId the scan that was published last
 * @param sequence that scan's place; scans up to it come too late
 * @param forgotten whether the entry removed the repository, which also unbinds its name
 */
public record RepoState(
    String repo, String origin, long entry, String scanId, long sequence, boolean forgotten) {
  public RepoState {
    requireNonNull(repo, "repo");
    requireNonNull(origin, "origin");
    requireNonNull(scanId, "scanId");
  }
}
