package dev.sourcelake.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.ParquetFile;
import dev.sourcelake.datafusion.ParquetTable;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.lake.LakeException.Problem;
import dev.sourcelake.lake.LakeViews.View;
import dev.sourcelake.lake.internal.Sql;
import dev.sourcelake.model.dataset.ArrowSchemas;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.model.table.Scans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/** Lays tables and views of a lake before queries, all as of one journal entry. */
public final class LakeCatalog {
  private final Lake lake;
  private final LakeView view;

  /** The catalog as of a view of the lake. */
  public LakeCatalog(Lake lake, LakeView view) {
    this.lake = lake;
    this.view = view;
  }

  /** The catalog as of what was published last. */
  public static LakeCatalog latest(Lake lake) {
    return new LakeCatalog(lake, lake.journal().latest());
  }

  /**
   * The catalog as of a published scan; {@link LakeException} where the scan is not known, or is
   * older than what the lake keeps.
   */
  public static LakeCatalog asOf(Lake lake, String scanId) {
    long entry =
        entryOf(lake, scanId)
            .orElseThrow(() ->
                new LakeException(
                    Problem.UNKNOWN,
                    "No scan '%s' is published in %s; the table scans lists those that are"
                        .formatted(scanId, lake.storage().root())));
    LakeView view =
        lake.journal()
            .finished(entry)
            .orElseThrow(() ->
                new LakeException(
                    Problem.UNKNOWN,
                    "Scan '%s' is older than what %s keeps; name a later one"
                        .formatted(scanId, lake.storage().root())));
    return new LakeCatalog(lake, view);
  }

  private static Optional<Long> entryOf(Lake lake, String scanId) {
    byte[] wanted = scanId.getBytes(UTF_8);
    try (BufferAllocator memory = new RootAllocator();
        SessionContext context = SessionContext.open(lake.options())) {
      latest(lake).register(context, List.of(Scans.TABLE.name()));
      try (DataFrame entries = context.sql(Sql.named("entries_of_scans"));
          ArrowReader reader = entries.executeStream(memory)) {
        VectorSchemaRoot rows = reader.getVectorSchemaRoot();
        while (reader.loadNextBatch()) {
          for (int i = 0; i < rows.getRowCount(); i++) {
            if (Arrays.equals(wanted, ((VarCharVector) rows.getVector(0)).get(i))) {
              return Optional.of(((BigIntVector) rows.getVector(1)).get(i));
            }
          }
        }
        return Optional.empty();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the scans of " + lake.storage().root(), e);
    }
  }

  /** What of the lake the catalog shows. */
  public LakeView view() {
    return view;
  }

  /**
   * Registers those of the names that are tables or views of the lake, with the tables that the
   * views read; tables that do not exist yet are empty. Other names are left alone.
   */
  public void register(SessionContext context, Collection<String> names) {
    Set<String> registered = new HashSet<>();
    names.forEach(name -> register(context, name, registered));
  }

  private void register(SessionContext context, String name, Set<String> registered) {
    if (!registered.add(name)) {
      return;
    }
    Optional<View> view = LakeViews.find(name);
    if (view.isPresent()) {
      for (String table : SessionContext.referencedTables(view.get().sql())) {
        register(context, table, registered);
      }
      context.registerView(name, view.get().sql());
    } else {
      Datasets.find(name).ifPresent(dataset -> register(context, dataset));
    }
  }

  private void register(SessionContext context, Dataset dataset) {
    context.registerParquet(
        dataset.name(),
        ArrowSchemas.ofTable(dataset),
        new ParquetTable(
            files(dataset), dataset.policy().partitionColumns(), dataset.policy().sortColumns()));
  }

  private List<ParquetFile> files(Dataset dataset) {
    Long version = view.versions().get(dataset.name());
    if (version == null) {
      return List.of();
    }
    try (Stream<DataFile> files = lake.table(dataset).at(version).files()) {
      return files.map(this::parquet).toList();
    }
  }

  private ParquetFile parquet(DataFile file) {
    return new ParquetFile(
        lake.storage().address(file.key()),
        file.bytes(),
        OptionalLong.of(file.rows()),
        Map.of("repo", file.repo()),
        file.statistics());
  }
}
