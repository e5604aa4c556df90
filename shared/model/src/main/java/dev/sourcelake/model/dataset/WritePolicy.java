package dev.sourcelake.model.dataset;

import dev.sourcelake.model.Sha256;
import java.util.List;

/**
 * How a dataset's files are written. The policy in force is recorded with each scan, and its hash
 * in each file's footer.
 *
 * @param partitionColumns what the table is partitioned by; these stand in the log, not in the
 *     files
 * @param sortColumns the order of rows in a file, ascending, nulls first; a total order of the rows
 * @param statisticsColumns what the Delta log holds minimum, maximum and null count of
 * @param bloomFilterColumns what a reader can rule out a row group by
 * @param rowGroupRows rows in a row group at most
 * @param maxFileBytes size of a file, about, at most
 * @param compression a Parquet codec with its level, such as {@code zstd(3)}
 */
public record WritePolicy(
    List<String> partitionColumns,
    List<String> sortColumns,
    List<String> statisticsColumns,
    List<String> bloomFilterColumns,
    int rowGroupRows,
    long maxFileBytes,
    String compression) {
  public WritePolicy {
    partitionColumns = List.copyOf(partitionColumns);
    sortColumns = List.copyOf(sortColumns);
    statisticsColumns = List.copyOf(statisticsColumns);
    bloomFilterColumns = List.copyOf(bloomFilterColumns);
    if (rowGroupRows < 1 || maxFileBytes < 1) {
      throw new IllegalArgumentException("rowGroupRows and maxFileBytes must be positive");
    }
  }

  /** A digest of the policy, the same for equal policies. */
  public String hash() {
    return Sha256.of(toString()).substring(0, 16);
  }
}
