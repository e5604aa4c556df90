package dev.sourcelake.stages;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a scan.
 *
 * @param repo the repository's name in the lake
 * @param scanId the scan's name
 * @param outcome whether its rows are in the lake
 * @param journalEntry the entry that published it, 0 where none did
 * @param commitSha the commit that was read, or null
 * @param filesByStatus listed paths by status, skipped ones by {@code skipped: reason}
 * @param filesExtracted files that extractors read
 * @param filesRemoved paths whose facts were removed
 * @param extractionsByStatus files read, by family and status, such as {@code ast ok}
 * @param rowsByDataset rows added, by table
 * @param bytesRead bytes of source read
 * @param bytesWritten bytes of table files and blobs written
 * @param elapsed time by stage
 */
public record ScanSummary(
    String repo,
    String scanId,
    Outcome outcome,
    long journalEntry,
    String commitSha,
    Map<String, Long> filesByStatus,
    long filesExtracted,
    long filesRemoved,
    Map<String, Long> extractionsByStatus,
    Map<String, Long> rowsByDataset,
    long bytesRead,
    long bytesWritten,
    Map<String, Duration> elapsed) {
  public ScanSummary {
    filesByStatus = Collections.unmodifiableMap(new TreeMap<>(filesByStatus));
    extractionsByStatus = Collections.unmodifiableMap(new TreeMap<>(extractionsByStatus));
    rowsByDataset = Collections.unmodifiableMap(new TreeMap<>(rowsByDataset));
    elapsed = Collections.unmodifiableMap(new TreeMap<>(elapsed));
  }

  /** Whether a scan's rows are in the lake. */
  public enum Outcome {
    /** They are. */
    PUBLISHED,
    /** A newer scan of the repository was published first; nothing is lost. */
    SUPERSEDED
  }
}
