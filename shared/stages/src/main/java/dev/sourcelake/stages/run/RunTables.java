package dev.sourcelake.stages.run;

import dev.sourcelake.datafusion.ParquetFile;
import dev.sourcelake.datafusion.ParquetTable;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.model.dataset.ArrowSchemas;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A scan's working files as tables: their columns, and how queries get at them. */
public final class RunTables {
  /** Version and wanted datasets of each extractor family, by language. */
  public static final Dataset VERSIONS = versions();

  /** What each extractor family has to read, and why; paths that are gone are in it too. */
  public static final Dataset JUDGED = judged(Dataset.named("judged", "What is not as wanted."));

  /** Files to be read, one row a path and family. */
  public static final Dataset WORKLIST = worklist();

  private RunTables() {}

  private static Dataset versions() {
    DatasetBuilder table = Dataset.named("versions", "Versions of the extractors.");
    table.text("extractor", "the family");
    table.text("language", "a language that it reads, or * for all");
    table.text("version", "its version for the language");
    table.texts("datasets", "the tables that are wanted of it");
    return table.sortedBy("extractor", "language").writtenBy();
  }

  private static Dataset judged(DatasetBuilder table) {
    table.path();
    table.text("extractor", "the family");
    table.text("fingerprint", "digest of every input but the file's bytes");
    table.texts("datasets", "the tables that are wanted");
    table.text("reason", "missing, content, settings, datasets or removed");
    return table.sortedBy("path", "extractor").writtenBy();
  }

  private static Dataset worklist() {
    DatasetBuilder table = Dataset.named("worklist", "Files to be read.");
    table.path();
    table.text("extractor", "the family");
    table.text("fingerprint", "digest of every input but the file's bytes");
    table.texts("datasets", "the tables that are wanted");
    table.text("file_sha256", "digest of the content");
    table.int64("size_bytes", "size of the content");
    table.text("language", "the file's language");
    table.text("category", "the file's category");
    table.text("encoding", "its declared encoding");
    table.text("pack", "the object that holds the content");
    table.int64("offset", "first byte of its frame there");
    table.int64("length", "bytes of its frame");
    table.text("codec", "how the frame is packed");
    return table.sortedBy("path", "extractor").writtenBy();
  }

  /** The keys of the rows of a table that are new, gone or different. */
  public static Dataset changed(String keyColumn) {
    DatasetBuilder table = Dataset.named("changed", "Keys of changed rows.");
    table.required(keyColumn, ColumnType.TEXT, "the key");
    return table.sortedBy(keyColumn).writtenBy();
  }

  /**
   * Registers a working file; one that was not written, since it would have no rows, is an empty
   * table.
   */
  public static void register(
      SessionContext context, Storage lake, String table, Key key, Dataset columns)
      throws IOException {
    register(context, table, file(lake, key), columns);
  }

  /** Registers a working file of so many rows; few of them may be held in memory by a join. */
  public static void register(
      SessionContext context, Storage lake, String table, Key key, Dataset columns, long rows)
      throws IOException {
    register(context, table, file(lake, key, rows), columns);
  }

  private static void register(
      SessionContext context, String table, Optional<ParquetFile> file, Dataset columns) {
    context.registerParquet(
        table,
        ArrowSchemas.ofFile(columns),
        new ParquetTable(file.stream().toList(), List.of(), columns.policy().sortColumns()));
  }

  /** A working file, empty where it was not written. */
  public static Optional<ParquetFile> file(Storage lake, Key key) throws IOException {
    Optional<ObjectInfo> info = lake.info(key);
    return info.map(found -> ParquetFile.of(lake.address(key), found.size()));
  }

  /** A working file of so many rows, empty where it was not written. */
  public static Optional<ParquetFile> file(Storage lake, Key key, long rows) throws IOException {
    return file(lake, key)
        .map(file ->
            new ParquetFile(
                file.location(),
                file.sizeBytes(),
                OptionalLong.of(rows),
                file.partitionValues(),
                file.statistics()));
  }
}
