package dev.sourcelake.localstack;

import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeCatalog;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Blobs;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.model.table.Scans;
import dev.sourcelake.stages.ScanListener;
import dev.sourcelake.stages.ScanRequest;
import dev.sourcelake.stages.Scanner;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;

/**
 * All rows of a repository, as one number for each table and path: equal where the rows are,
 * whatever their order.
 *
 * @param digests by table and path: how many rows there are, and the sum of their digests
 */
record LakeRows(Map<String, Map<String, Rows>> digests) {
  /** Where contents lie says nothing about them; scans have names and times of their own. */
  private static final Map<Dataset, Set<String>> LEFT_OUT =
      Map.of(Blobs.TABLE, Set.of("pack", "offset", "length", "codec"));

  /** Rows of one path in one table. */
  record Rows(long count, long sum) {
    Rows plus(Rows other) {
      return new Rows(count + other.count, sum + other.sum);
    }
  }

  /** Reads the rows of a repository in every table but {@code scans}. */
  static LakeRows of(Storage storage, String repo) throws IOException {
    Map<String, Map<String, Rows>> digests = new TreeMap<>();
    for (Dataset dataset : Datasets.ALL) {
      if (dataset != Scans.TABLE) {
        digests.put(dataset.name(), read(storage, dataset, repo));
      }
    }
    return new LakeRows(digests);
  }

  /** The rows that an embedded run of a git URL leaves in a lake in a folder. */
  static LakeRows ofEmbeddedRun(Path folder, String repo, URI origin) throws IOException {
    ScanRequest request = ScanRequest.of(origin.toString(), folder).withRepo(repo);
    try (LocalStorage storage = new LocalStorage(folder)) {
      try (Scanner scanner = new Scanner(storage, 2)) {
        scanner.scan(request, SILENCE);
      }
      return of(storage, repo);
    }
  }

  /** The tables in which some text stands in a row, whichever repository's. */
  static List<String> tablesWith(Storage storage, String searched) throws IOException {
    List<String> found = new ArrayList<>();
    for (Dataset dataset : Datasets.ALL) {
      forEach(
          storage,
          "SELECT * FROM " + dataset.name(),
          (batch, row) -> {
            if (text(batch, row, 0).contains(searched)) {
              found.add(dataset.name());
            }
          });
    }
    return found;
  }

  /** Hears of a scan and says nothing. */
  static final ScanListener SILENCE = new Silence();

  private static final class Silence implements ScanListener {
    @Override
    public void phase(Phase phase, long files, long bytes) {}

    @Override
    public void advanced(long files, long bytes) {}

    @Override
    public void note(String line) {}
  }

  /** The result of a query, a line for each row. */
  static List<String> query(Storage storage, String sql) throws IOException {
    List<String> rows = new ArrayList<>();
    forEach(storage, sql, (batch, row) -> rows.add(text(batch, row, 0)));
    return rows;
  }

  /** How many rows there are in all. */
  long count() {
    return digests.values().stream()
        .flatMap(table -> table.values().stream())
        .mapToLong(Rows::count)
        .sum();
  }

  /** Where another lake's rows differ: tables and paths, the first few; empty where nowhere. */
  List<String> differences(LakeRows other) {
    List<String> found = new ArrayList<>();
    for (String table : digests.keySet()) {
      Map<String, Rows> mine = digests.get(table);
      Map<String, Rows> theirs = other.digests.getOrDefault(table, Map.of());
      for (String path : union(mine.keySet(), theirs.keySet())) {
        if (!Objects.equals(mine.get(path), theirs.get(path)) && found.size() < 20) {
          found.add(table + " " + path + ": " + mine.get(path) + " and " + theirs.get(path));
        }
      }
    }
    return found;
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> all = new TreeSet<>(a);
    all.addAll(b);
    return all;
  }

  private static Map<String, Rows> read(Storage storage, Dataset dataset, String repo)
      throws IOException {
    List<String> columns =
        dataset.columns().stream()
            .map(Column::name)
            .filter(name -> !LEFT_OUT.getOrDefault(dataset, Set.of()).contains(name))
            .toList();
    String path = columns.contains("path") ? "path" : "''";
    String sql =
        "SELECT "
            + path
            + " AS of_path, "
            + columns.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "))
            + " FROM "
            + dataset.name()
            + " WHERE repo = '"
            + repo
            + "'";
    Map<String, Rows> rows = new HashMap<>();
    forEach(
        storage,
        sql,
        (batch, row) ->
            rows.merge(
                String.valueOf(batch.getVector(0).getObject(row)),
                new Rows(1, digest(text(batch, row, 1))),
                Rows::plus));
    return rows;
  }

  private interface RowReader {
    void read(VectorSchemaRoot batch, int row);
  }

  private static void forEach(Storage storage, String sql, RowReader reader) throws IOException {
    Lake lake = Lake.open(storage, SessionOptions.defaults());
    try (SessionContext context = SessionContext.open(lake.options());
        BufferAllocator allocator = new RootAllocator()) {
      new LakeCatalog(lake, lake.journal().latest())
          .register(context, SessionContext.referencedTables(sql));
      try (DataFrame frame = context.sql(sql);
          ArrowReader batches = frame.executeStream(allocator)) {
        while (batches.loadNextBatch()) {
          VectorSchemaRoot batch = batches.getVectorSchemaRoot();
          for (int row = 0; row < batch.getRowCount(); row++) {
            reader.read(batch, row);
          }
        }
      }
    }
  }

  private static String text(VectorSchemaRoot batch, int row, int from) {
    StringBuilder text = new StringBuilder();
    List<FieldVector> vectors = batch.getFieldVectors();
    for (FieldVector vector : vectors.subList(from, vectors.size())) {
      text.append(vector.getObject(row)).append(" | ");
    }
    return text.toString();
  }

  private static long digest(String text) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(bytes).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
