package dev.sourcelake.stages;

import dev.sourcelake.lake.ScanRecord;
import dev.sourcelake.lake.ScanTicket;
import dev.sourcelake.lake.WritePolicies;
import dev.sourcelake.stages.scan.Scanned;
import java.util.Map;
import java.util.TreeMap;

/** The rows of the dataset {@code scans}. */
final class ScanRecords {
  private ScanRecords() {}

  /** The record of a scan that is ready to publish. */
  static ScanRecord of(
      Scanned scanned,
      ScanTicket ticket,
      ScanRequest request,
      ScanTotals totals,
      long finishedMicros) {
    return new ScanRecord(
        ticket.scanId(),
        ticket.sequence(),
        scanned.origin(),
        scanned.originKind(),
        scanned.ref(),
        scanned.commitSha(),
        scanned.location(),
        scanned.startedMicros(),
        finishedMicros,
        scanned.filesByStatus(),
        totals.rowsByDataset(),
        totals.filesExtracted(),
        totals.filesRemoved(),
        totals.bytesRead(),
        totals.bytesWritten(),
        WritePolicies.hashes(),
        settings(scanned, request),
        Version.CURRENT);
  }

  private static Map<String, String> settings(Scanned scanned, ScanRequest request) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("classifier", scanned.classifier());
    settings.put("deadline", request.deadline().toString());
    settings.put("max_file_size", Long.toString(request.maxFileBytes()));
    settings.put("manifest_only", Boolean.toString(request.manifestOnly()));
    settings.put(
        request.datasets().isEmpty() ? "profile" : "datasets",
        request.datasets().isEmpty()
            ? request.profile().id()
            : String.join(",", request.datasets()));
    return settings;
  }
}
