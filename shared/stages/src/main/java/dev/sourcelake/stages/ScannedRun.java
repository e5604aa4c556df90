package dev.sourcelake.stages;

import static java.util.Objects.requireNonNull;

import dev.sourcelake.lake.ScanTicket;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.stages.scan.Scanned;

/**
 * A scan once its scan stage is done: what the stages after it need to know.
 *
 * @param ticket its place among the repository's scans
 * @param settings what it is to do
 * @param scanned what its scan stage found
 */
public record ScannedRun(ScanTicket ticket, ScanSettings settings, Scanned scanned) {
  public ScannedRun {
    requireNonNull(ticket, "ticket");
    requireNonNull(settings, "settings");
    requireNonNull(scanned, "scanned");
  }

  /** Its working files under its first plan. */
  public RunFiles firstPlan() {
    return RunFiles.of(ticket.repo(), ticket.scanId(), 0);
  }
}
