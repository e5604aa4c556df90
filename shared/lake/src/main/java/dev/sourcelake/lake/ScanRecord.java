package dev.sourcelake.lake;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What the row in {@code scans} says of a scan, but for the journal entry, which its publisher
 * knows. Texts and numbers that are not known are null.
 *
 * @param scanId the scan's name, unique in the lake
 * @param sequence its place among the repository's scans, from 1
 * @param startedMicros when it began, in microseconds since 1970
 * @param finishedMicros when its rows were ready to publish, in microseconds since 1970
 */
public record ScanRecord(
    String scanId,
    long sequence,
    String origin,
    String originKind,
    String ref,
    String commitSha,
    String host,
    long startedMicros,
    long finishedMicros,
    Map<String, Long> filesByStatus,
    Map<String, Long> rowsByDataset,
    long filesExtracted,
    long filesRemoved,
    long bytesRead,
    long bytesWritten,
    Map<String, String> writePolicies,
    Map<String, String> settings,
    String version) {
  public ScanRecord {
    requireNonNull(scanId, "scanId");
    filesByStatus = Map.copyOf(filesByStatus);
    rowsByDataset = Map.copyOf(rowsByDataset);
    writePolicies = Map.copyOf(writePolicies);
    settings = Map.copyOf(settings);
    if (sequence < 1) {
      throw new IllegalArgumentException(
          "Scan '" + scanId + "' has sequence " + sequence + "; sequences start at 1");
    }
  }
}
