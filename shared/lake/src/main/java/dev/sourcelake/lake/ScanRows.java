package dev.sourcelake.lake;

import dev.sourcelake.datafusion.ParquetSink;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.WrittenFile;
import dev.sourcelake.model.dataset.ArrowSchemas;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Scans;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Writes the rows of {@code scans}, which only their publisher can: they name the journal entry.
 */
final class ScanRows {
  private ScanRows() {}

  /** One file for each request, as its repository's partition wants it. */
  static List<DataFile> write(Lake lake, List<PublishRequest> requests, long entry) {
    List<DataFile> files = new ArrayList<>();
    try (BufferAllocator memory = new RootAllocator();
        SessionContext context = SessionContext.open(lake.options());
        RowBatch rows = new RowBatch(Scans.TABLE, memory)) {
      for (PublishRequest request : requests) {
        fill(rows.begin(), request.scan(), entry);
        files.add(write(lake, context, request.repo(), rows, entry));
        rows.clear();
      }
    }
    return files;
  }

  private static DataFile write(
      Lake lake, SessionContext context, String repo, RowBatch rows, long entry) {
    String folder = lake.storage().address(LakeLayout.partition(Scans.TABLE, RepoSlug.of(repo)));
    // Two publishers may try the same entry, so that its number alone does not do as a name.
    String name = LakeLayout.number(entry) + "-" + UUID.randomUUID();
    try (ParquetSink sink =
        context.openSink(
            ArrowSchemas.ofFile(Scans.TABLE),
            WritePolicies.options(Scans.TABLE.policy(), folder, name).build())) {
      sink.write(rows.finish());
      WrittenFile file = sink.finish().getFirst();
      return DataFile.of(Scans.TABLE, repo, file);
    }
  }

  private static void fill(RowBatch row, ScanRecord scan, long entry) {
    row.set(Scans.SCAN_ID, scan.scanId())
        .set(Scans.SEQUENCE, scan.sequence())
        .set(Scans.ENTRY, entry)
        .set(Scans.ORIGIN, scan.origin())
        .set(Scans.ORIGIN_KIND, scan.originKind())
        .set(Scans.REF, scan.ref())
        .set(Scans.COMMIT_SHA, scan.commitSha())
        .set(Scans.HOST, scan.host())
        .set(Scans.STARTED, scan.startedMicros())
        .set(Scans.FINISHED, scan.finishedMicros())
        .set(Scans.FILES, scan.filesByStatus())
        .set(Scans.ROWS, scan.rowsByDataset())
        .set(Scans.EXTRACTED, scan.filesExtracted())
        .set(Scans.REMOVED, scan.filesRemoved())
        .set(Scans.BYTES_READ, scan.bytesRead())
        .set(Scans.BYTES_WRITTEN, scan.bytesWritten())
        .set(Scans.POLICIES, scan.writePolicies())
        .set(Scans.SETTINGS, scan.settings())
        .set(Scans.VERSION, scan.version());
  }
}
