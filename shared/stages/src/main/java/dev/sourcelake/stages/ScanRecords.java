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
        settings(run, totals),
        Version.CURRENT);
  }

  private static Map<String, String> settings(ScannedRun run, ScanTotals totals) {
    Map<String, String> settings = new TreeMap<>(run.settings().recorded());
    settings.put("classifier", run.scanned().classifier());
    if (totals.plan() != null && totals.plan().extractors() != null) {
      settings.put("extractors", totals.plan().extractors());
    }
    return settings;
  }
}
