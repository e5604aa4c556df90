package dev.sourcelake.stages.scan;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.model.table.Files;
import dev.sourcelake.model.table.Scans;
import dev.sourcelake.origins.FileStat;
import dev.sourcelake.origins.Source;
import dev.sourcelake.origins.content.HashReuse;
import dev.sourcelake.origins.content.PreviousFile;
import dev.sourcelake.stages.query.RowReader;
import dev.sourcelake.stages.query.Sql;
import dev.sourcelake.stages.run.RepoTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the previous scan of a repository said of each path, asked in path order: it streams beside
 * the listing. For one thread.
 */
final class PreviousScan implements AutoCloseable {
  private static final long NONE = -1;
  private static final long NANOS = 1000;

  private final SessionContext context;
  private final RowReader files;
  private final HashReuse reuse;
  private final boolean exists;
  private final boolean sameRules;
  private byte[] at;

  PreviousScan(SessionContext context, Lake lake, Source source, String repo, String classifier)
      throws IOException {
    this.context = context;
    RepoTables tables = new RepoTables(lake, repo);
    tables.register(context, "previous_scans", Scans.TABLE);
    tables.register(context, "previous_files", Files.TABLE);
    try (RowReader last = query(context, "previous_scan")) {
      exists = last.next();
      if (exists) {
        long startedNanos = last.number("started_micros", 0) * NANOS;
        reuse = HashReuse.of(source, last.text("origin_kind"), last.text("host"), startedNanos);
        sameRules = classifier.equals(last.text("classifier"));
      } else {
        reuse = HashReuse.none();
        sameRules = false;
      }
    }
    files = query(context, "previous_files");
    advance();
  }

  private static RowReader query(SessionContext context, String name) {
    return new RowReader(context, Sql.resource(PreviousScan.class, name));
  }

  /** Whether there is one. */
  boolean exists() {
    return exists;
  }

  /** When digests may be taken over. */
  HashReuse reuse() {
    return reuse;
  }

  /** Whether files were classified by today's rules. */
  boolean sameRules() {
    return sameRules;
  }

  /** The row of a path, or null; paths must be asked for in the order of their UTF-8 bytes. */
  PreviousFile of(String path) throws IOException {
    byte[] wanted = path.getBytes(StandardCharsets.UTF_8);
    while (at != null && Arrays.compareUnsigned(at, wanted) < 0) {
      advance();
    }
    return at != null && Arrays.equals(at, wanted) ? row() : null;
  }

  private void advance() throws IOException {
    at = files.next() ? files.text("path").getBytes(StandardCharsets.UTF_8) : null;
  }

  private PreviousFile row() throws IOException {
    long mtime = files.number("mtime_ns", NONE);
    FileStat stat =
        mtime == NONE
            ? null
            : new FileStat(
                files.number("size_bytes", NONE),
                mtime,
                files.number("ctime_ns", NONE),
                files.number("inode", NONE));
    return new PreviousFile(
        files.text("file_sha256"),
        files.text("git_oid"),
        stat,
        files.text("kind"),
        files.text("language"),
        files.text("language_source"),
        files.text("category"),
        files.text("reason"),
        files.flag("generated_regions"));
  }

  @Override
  public void close() throws IOException {
    files.close();
    context.deregister("previous_scans");
    context.deregister("previous_files");
  }
}
