package dev.sourcelake.functions.runtime;

import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeCatalog;
import dev.sourcelake.lake.PublishRequest;
import dev.sourcelake.lake.Publisher;
import dev.sourcelake.lake.ScanRecord;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * Real work on a lake of its own, in a temporary folder: one commit, one read of a Delta table, one
 * query. What it loads and compiles is there for the first event, or for the snapshot.
 */
public final class SampleWork {
  private static final String QUERY = "SELECT repo, count(*) AS scans FROM scans GROUP BY repo";

  private SampleWork() {}

  /** Does the work and removes what it wrote; returns how many rows it read back. */
  public static long run(Workspace workspace) throws IOException {
    Path folder = workspace.fresh("sample-");
    SessionOptions options =
        SessionOptions.defaults().withSpillDirectory(workspace.folder().resolve("spill"));
    try (Storage storage = new LocalStorage(folder)) {
      Lake lake = Lake.create(storage, options);
      new Publisher(lake).publish(List.of(request()));
      return read(lake, options);
    } finally {
      Workspace.delete(folder);
    }
  }

  private static PublishRequest request() {
    long now = TimeUnit.MILLISECONDS.toMicros(Instant.now().toEpochMilli());
    ScanRecord scan =
        new ScanRecord(
            "sample.1",
            1,
            "https://example.com/sample",
            "git",
            "main",
            null,
            null,
            now,
            now,
            Map.of(),
            Map.of(),
            0,
            0,
            0,
            0,
            Map.of(),
            Map.of(),
            "sample");
    return new PublishRequest("sample", "https://example.com/sample", 0, scan, Map.of());
  }

  private static long read(Lake lake, SessionOptions options) throws IOException {
    long rows = 0;
    try (SessionContext context = SessionContext.open(options);
        BufferAllocator allocator = new RootAllocator()) {
      new LakeCatalog(lake, lake.journal().latest()).register(context, Set.of("scans"));
      try (DataFrame frame = context.sql(QUERY);
          ArrowReader reader = frame.executeStream(allocator)) {
        while (reader.loadNextBatch()) {
          rows += reader.getVectorSchemaRoot().getRowCount();
        }
      }
    }
    return rows;
  }
}
