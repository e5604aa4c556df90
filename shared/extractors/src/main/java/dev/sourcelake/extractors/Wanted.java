package dev.sourcelake.extractors;

import dev.sourcelake.model.dataset.Dataset;
import java.util.Set;

/**
 * What a scan asks of a family for one file.
 *
 * @param fingerprint digest of every input but the file's bytes, for the ledger
 * @param datasets tables of facts to write; the ledger and diagnostics are always written
 */
public record Wanted(String fingerprint, Set<Dataset> datasets) {
  public Wanted {
    if (fingerprint.isBlank()) {
      throw new IllegalArgumentException("fingerprint is blank");
    }
    datasets = Set.copyOf(datasets);
  }
}
