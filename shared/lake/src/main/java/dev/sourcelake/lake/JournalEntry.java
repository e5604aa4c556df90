package dev.sourcelake.lake;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One step of the lake: what is being published, for one repository or for many.
 *
 * @param entry its number, from 1 without gaps
 * @param timeMillis when it was written, in milliseconds since 1970
 * @param requests what is published of each repository; one for each
 * @param tables what happens, by table
 */
public record JournalEntry(
    long entry, long timeMillis, List<Request> requests, Map<String, Changes> tables) {
  public JournalEntry {
    requests = List.copyOf(requests);
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    if (entry < 1) {
      throw new IllegalArgumentException("Journal entries are numbered from 1, not " + entry);
    }
  }

  /**
   * What is published of one repository.
   *
   * @param repo the repository
   * @param origin what its name is bound to
   * @param scanId the scan, or what else changed it
   * @param sequence the scan's place; older scans of the repository come too late from here on
   * @param base the entry that the repository had last changed in, 0 for none
   * @param tombstone whether the repository is removed
   */
  public record Request(
      String repo, String origin, String scanId, long sequence, long base, boolean tombstone) {
    public Request {
      requireNonNull(repo, "repo");
      requireNonNull(origin, "origin");
      requireNonNull(scanId, "scanId");
    }

    /** The repository's state once entry {@code entry} is in. */
    RepoState after(long entry) {
      return new RepoState(repo, origin, entry, scanId, sequence, tombstone);
    }
  }
}
