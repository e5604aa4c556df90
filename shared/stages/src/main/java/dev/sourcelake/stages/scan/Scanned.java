package dev.sourcelake.stages.scan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the scan stage leaves beside its files.
 *
 * @param repo the repository
 * @param origin where it was read from, without credentials
 * @param originKind git, worktree or folder
 * @param ref the ref that was read, or null
 * @param commitSha the commit, or null
 * @param location digest of host and folder, or null
 * @param startedMicros when the scan began, in microseconds since 1970
 * @param classifier digest of the rules by which files were classified
 * @param filesByStatus listed paths by status
 * @param bytesRead bytes of source read
 * @param bytesWritten bytes of blob packs written
 */
public record Scanned(
    String repo,
    String origin,
    String originKind,
    String ref,
    String commitSha,
    String location,
    long startedMicros,
    String classifier,
    Map<String, Long> filesByStatus,
    long bytesRead,
    long bytesWritten) {
  public Scanned {
    filesByStatus = Collections.unmodifiableMap(new TreeMap<>(filesByStatus));
  }
}
