package dev.sourcelake.model.table;

import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.ColumnType.MapOf;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;

/** One row per published scan of a repository. */
public final class Scans {
  private static final DatasetBuilder T =
      Dataset.named("scans", "One published scan of a repository.");

  public static final Column SCAN_ID =
      T.required("scan_id", ColumnType.TEXT, "the scan's name, unique in the lake");
  public static final Column SEQUENCE =
      T.int64("sequence", "place among the repository's scans, from 1");
  public static final Column ENTRY =
      T.int64("journal_entry", "the journal entry that published it");
  public static final Column ORIGIN = T.text("origin", "where the repository was read from");
  public static final Column ORIGIN_KIND =
      T.text("origin_kind", "git, worktree, folder or archive");
  public static final Column REF =
      T.text("ref", "the ref that was asked for, or the branch checked out");
  public static final Column COMMIT_SHA = T.text("commit_sha", "the commit that was read");
  public static final Column HOST =
      T.text("host", "a digest of the machine's name, where a folder was read");
  public static final Column STARTED =
      T.optional("started_at", ColumnType.TIMESTAMP, "when the scan began");
  public static final Column FINISHED =
      T.optional("finished_at", ColumnType.TIMESTAMP, "when its rows were ready to publish");
  public static final Column FILES =
      T.optional("files_by_status", new MapOf(ColumnType.INT64), "listed paths by their status");
  public static final Column ROWS =
      T.optional(
          "rows_by_dataset", new MapOf(ColumnType.INT64), "rows added by this scan, by table");
  public static final Column EXTRACTED = T.int64("files_extracted", "files that extractors read");
  public static final Column REMOVED = T.int64("files_removed", "paths whose facts were removed");
  public static final Column BYTES_READ = T.int64("bytes_read", "bytes of source that were read");
  public static final Column BYTES_WRITTEN =
      T.int64("bytes_written", "bytes of table files and blobs written");
  public static final Column POLICIES =
      T.optional(
          "write_policies", new MapOf(ColumnType.TEXT), "hash of the write policy, by table");
  public static final Column SETTINGS =
      T.optional(
          "settings",
          new MapOf(ColumnType.TEXT),
          "what the scan was told: profile, limits, excludes");
  public static final Column VERSION = T.text("sourcelake_version", "the program that scanned");

  public static final Dataset TABLE =
      T.sortedBy("sequence").statistics("sequence", "journal_entry").writtenBy();

  private Scans() {}
}
