package dev.sourcelake.cli.query;

import dev.sourcelake.lake.DataFile;
import dev.sourcelake.lake.TableSnapshot;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * How much a table holds, by its log.
 *
 * @param version the table's version
 * @param files its files
 * @param rows its rows
 * @param bytes its files' size
 */
public record TableSize(long version, long files, long rows, long bytes) {
  /** Adds up what the log says of a table at one version. */
  static TableSize of(TableSnapshot table) {
    long files = 0;
    long rows = 0;
    long bytes = 0;
    try (Stream<DataFile> all = table.files()) {
      for (Iterator<DataFile> each = all.iterator(); each.hasNext(); ) {
        DataFile file = each.next();
        files++;
        rows += file.rows();
        bytes += file.bytes();
      }
    }
    return new TableSize(table.version(), files, rows, bytes);
  }
}
