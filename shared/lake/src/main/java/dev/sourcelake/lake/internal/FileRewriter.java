package dev.sourcelake.lake.internal;

import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.ParquetFile;
import dev.sourcelake.datafusion.ParquetTable;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.lake.DataFile;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.lake.RepoSlug;
import dev.sourcelake.lake.WritePolicies;
import dev.sourcelake.model.dataset.ArrowSchemas;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * Reads and writes anew data files of one repository through DataFusion. Rows are replaced by the
 * key that their table has: {@code path}, or {@code file_sha256} for blobs. For one thread.
 */
public final class FileRewriter implements AutoCloseable {
  private static final List<String> KEYS = List.of("path", "file_sha256");

  private final Storage storage;
  private final SessionContext context;
  private final BufferAllocator memory = new RootAllocator();
  private final String repo;
  private final String prefix;

  /**
   * A rewriter of a repository's files.
   *
   * @param context belongs to the rewriter from here on
   * @param prefix what the names of written files start with
   */
  public FileRewriter(Storage storage, SessionContext context, String repo, String prefix) {
    this.storage = storage;
    this.context = context;
    this.repo = repo;
    this.prefix = prefix;
  }

  private static String key(Dataset dataset) {
    return KEYS.stream()
        .filter(dataset::hasColumn)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Rows of '" + dataset + "' have no key by which they are replaced"));
  }

  /** Takes the keys of the rows to go, until others are taken. */
  public void useStale(Dataset dataset, List<ParquetFile> keys) {
    context.registerParquet(
        "stale", ArrowSchemas.of(List.of(dataset.column(key(dataset)))), ParquetTable.of(keys));
  }

  /** Those of the files whose bounds meet a stale key. */
  public Set<DataFile> touched(Dataset dataset, List<DataFile> files) {
    StaleRanges ranges = new StaleRanges(key(dataset), files);
    try (DataFrame keys = context.sql(Sql.named("stale_keys_by_" + key(dataset)));
        ArrowReader reader = keys.executeStream(memory)) {
      boolean more = true;
      while (more && reader.loadNextBatch()) {
        VarCharVector batch = (VarCharVector) reader.getVectorSchemaRoot().getVector(0);
        for (int i = 0; more && i < batch.getValueCount(); i++) {
          more = ranges.accept(batch.get(i));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the stale keys of '" + repo + "'", e);
    }
    return ranges.touched();
  }

  /** How many rows of a file are stale; only its keys are read. */
  public long staleRows(Dataset dataset, DataFile file) {
    register(dataset, List.of(file));
    try (DataFrame count = context.sql(Sql.named("stale_rows_by_" + key(dataset)));
        ArrowReader reader = count.executeStream(memory)) {
      reader.loadNextBatch();
      return ((BigIntVector) reader.getVectorSchemaRoot().getVector(0)).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file.key(), e);
    }
  }

  /**
   * Writes a file anew without its stale rows. A file is sorted already, so that its rows stream
   * through: memory grows with neither the file nor the partition.
   */
  public List<DataFile> withoutStaleRows(Dataset dataset, DataFile file, FileSizes sizes) {
    return write(dataset, List.of(file), "remaining_rows_by_" + key(dataset), sizes);
  }

  /** Writes the rows of small files into larger ones, sorted. */
  public List<DataFile> fold(Dataset dataset, List<DataFile> files, FileSizes sizes) {
    return files.isEmpty() ? List.of() : write(dataset, files, "all_rows", sizes);
  }

  private List<DataFile> write(
      Dataset dataset, List<DataFile> files, String query, FileSizes sizes) {
    register(dataset, files);
    long maxBytes = sizes.limit(files.stream().mapToLong(DataFile::bytes).sum());
    String folder = storage.address(LakeLayout.partition(dataset, RepoSlug.of(repo)));
    // A preparation may be done again, or by two at once: names never meet.
    String name = prefix + "-rewritten-" + UUID.randomUUID();
    try (DataFrame rows = context.sql(Sql.named(query))) {
      return rows
          .writeParquet(
              WritePolicies.options(dataset.policy(), folder, name).maxFileBytes(maxBytes).build())
          .stream()
          .map(file -> DataFile.of(dataset, repo, file))
          .toList();
    }
  }

  private void register(Dataset dataset, List<DataFile> files) {
    context.registerParquet(
        "data",
        ArrowSchemas.ofFile(dataset),
        new ParquetTable(
            files.stream().map(this::parquet).toList(), List.of(), dataset.policy().sortColumns()));
  }

  private ParquetFile parquet(DataFile file) {
    return new ParquetFile(
        storage.address(file.key()),
        file.bytes(),
        OptionalLong.of(file.rows()),
        Map.of(),
        file.statistics());
  }

  @Override
  public void close() {
    try (memory) {
      context.close();
    }
  }
}
