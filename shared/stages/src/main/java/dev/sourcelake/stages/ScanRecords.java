package dev.sourcelake.stages;

import dev.sourcelake.lake.ScanRecord;
import dev.sourcelake.lake.ScanTicket;
import dev.sourcelake.lake.WritePolicies;
import dev.sourcelake.origins.settings.MarkerOptions;
import dev.sourcelake.stages.run.Json;
import dev.sourcelake.stages.scan.Scanned;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The rows of the dataset {@code scans}. */
final class ScanRecords {
  private ScanRecords() {}

  /** The record of a scan that is ready to publish. */
  static ScanRecord of(ScannedRun run, ScanTotals totals, long finishedMicros) {
    Scanned scanned = run.scanned();
    ScanTicket ticket = run.ticket();
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
        settings(scanned, run.settings()),
        Version.CURRENT);
  }

  private static Map<String, String> settings(Scanned scanned, ScanSettings wanted) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("classifier", scanned.classifier());
    settings.put("deadline", Duration.ofMillis(wanted.deadlineMillis()).toString());
    if (!wanted.generatedMarkers().equals(MarkerOptions.DEFAULTS)) {
      settings.put("generated_markers", Json.text(wanted.generatedMarkers()));
    }
    settings.put("max_file_size", Long.toString(wanted.maxFileBytes()));
    settings.put("manifest_only", Boolean.toString(wanted.manifestOnly()));
    settings.put(
        wanted.datasets().isEmpty() ? "profile" : "datasets",
        wanted.datasets().isEmpty() ? wanted.profile().id() : String.join(",", wanted.datasets()));
    return settings;
  }
}
