package dev.sourcelake.stages;

import dev.sourcelake.lake.Changes;
import dev.sourcelake.lake.DataFile;
import dev.sourcelake.lake.ScanTicket;
import dev.sourcelake.stages.extract.ShardResult;
import dev.sourcelake.stages.plan.Plan;
import dev.sourcelake.stages.scan.Scanned;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all stages of a scan add up to.
 *
 * @param plan null where only the manifest was made
 */
record ScanTotals(
    Scanned scanned, Plan plan, List<ShardResult> results, Map<String, Changes> changes) {

  /** Files that extractors read. */
  public long filesExtracted() {
    return results.stream().mapToLong(ShardResult::files).sum();
  }

  /** Paths whose facts went and were not replaced: the most of any family. */
  public long filesRemoved() {
    return plan == null
        ? 0
        : plan.families().values().stream().mapToLong(Plan.FamilyPlan::removed).max().orElse(0);
  }

  /** Rows written by extractors, by table. */
  public Map<String, Long> rowsByDataset() {
    return sum(results.stream().map(ShardResult::rows).toList());
  }

  /** Bytes of source read, by the scan and by the extractors. */
  public long bytesRead() {
    return scanned.bytesRead() + results.stream().mapToLong(ShardResult::bytes).sum();
  }

  /** Bytes of blob packs and of table files. */
  public long bytesWritten() {
    return scanned.bytesWritten()
        + changes.values().stream()
            .flatMap(change -> change.adds().stream())
            .mapToLong(DataFile::bytes)
            .sum();
  }

  ScanSummary summary(
      ScanTicket ticket, ScanSummary.Outcome outcome, long entry, Map<String, Duration> elapsed) {
    return new ScanSummary(
        scanned.repo(),
        ticket.scanId(),
        outcome,
        entry,
        scanned.commitSha(),
        scanned.filesByStatus(),
        filesExtracted(),
        filesRemoved(),
        sum(results.stream().map(ShardResult::extractions).toList()),
        rowsByDataset(),
        bytesRead(),
        bytesWritten(),
        elapsed);
  }

  private static Map<String, Long> sum(Collection<Map<String, Long>> counts) {
    Map<String, Long> sum = new TreeMap<>();
    counts.forEach(each -> each.forEach((name, count) -> sum.merge(name, count, Long::sum)));
    return sum;
  }
}
