package dev.sourcelake.stages.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeCatalog;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Blobs;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.model.table.Scans;
import dev.sourcelake.stages.ScanListener;
import dev.sourcelake.stages.ScanRequest;
import dev.sourcelake.stages.ScanSummary;
import dev.sourcelake.stages.Scanner;
import dev.sourcelake.storage.LocalStorage;
import dev.sourcelake.storage.ObjectInfo;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A lake in a folder: scans into it, and all it holds as text. */
public final class TestLake {
  /** Where contents lie says nothing about them; scans have names and times of their own. */
  private static final Map<Dataset, Set<String>> LEFT_OUT =
      Map.of(Blobs.TABLE, Set.of("pack", "offset", "length", "codec"));

  private static final List<Dataset> COMPARED =
      Datasets.ALL.stream().filter(dataset -> dataset != Scans.TABLE).toList();

  private final Path folder;
  private final List<String> notes = new ArrayList<>();
  private final Set<ScanListener.Phase> phases = EnumSet.noneOf(ScanListener.Phase.class);

  public TestLake(Path folder) {
    this.folder = folder;
  }

  public Storage storage() {
    return new LocalStorage(folder);
  }

  /** The phases that scans went through. */
  public Set<ScanListener.Phase> phases() {
    return phases;
  }

  /** Lines that scans wrote for people. */
  public List<String> notes() {
    return notes;
  }

  public ScanSummary scan(Path source) throws IOException {
    return scan(source, 2, UnaryOperator.identity());
  }

  public ScanSummary scan(Path source, int jobs, UnaryOperator<ScanRequest> change)
      throws IOException {
    ScanRequest request = ScanRequest.of(source.toString(), folder).withRepo("r");
    try (Scanner scanner = new Scanner(storage(), jobs)) {
      return scanner.scan(change.apply(request), new Notes());
    }
  }

  /** The rows of all tables but {@code scans}, by table, as text in a fixed order. */
  public Map<String, List<String>> rows() throws IOException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (Dataset dataset : COMPARED) {
      rows.put(dataset.name(), query(select(dataset)).stream().sorted().toList());
    }
    return rows;
  }

  /**
   * Fails at the first row of any table but {@code scans} that another lake has otherwise; for
   * tables that are too large to be held.
   *
   * @return how many rows were compared
   */
  public long requireSameRows(TestLake expected) throws IOException {
    long count = 0;
    for (Dataset dataset : COMPARED) {
      String sql =
          select(dataset) + " ORDER BY " + String.join(", ", dataset.policy().sortColumns());
      try (RowCursor theirs = expected.open(sql);
          RowCursor ours = open(sql)) {
        String row = theirs.next();
        while (row != null) {
          assertEquals(row, ours.next(), dataset.name());
          count++;
          row = theirs.next();
        }
        assertNull(ours.next(), dataset.name());
      }
    }
    return count;
  }

  private static String select(Dataset dataset) {
    Set<String> leftOut = LEFT_OUT.getOrDefault(dataset, Set.of());
    return dataset.columns().stream()
        .map(Column::name)
        .filter(name -> !leftOut.contains(name))
        .map(name -> '"' + name + '"')
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + dataset.name()));
  }

  /** The rows of a query as text, in its order. */
  public List<String> query(String sql) throws IOException {
    return rows(open(sql));
  }

  /** The rows of a query over the lake as of a scan. */
  public List<String> queryAsOf(String scanId, String sql) throws IOException {
    Lake lake = open();
    return rows(new RowCursor(lake, LakeCatalog.asOf(lake, scanId), sql));
  }

  private Lake open() {
    return Lake.open(storage(), SessionOptions.defaults());
  }

  private static List<String> rows(RowCursor rowsOfQuery) throws IOException {
    List<String> rows = new ArrayList<>();
    try (RowCursor cursor = rowsOfQuery) {
      for (String row = cursor.next(); row != null; row = cursor.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** Files in the tables' folders that no journal entry names. */
  public List<String> unnamedFiles() throws IOException {
    Lake lake = open();
    Set<String> named = new TreeSet<>();
    for (long entry = 1; entry <= lake.journal().last(); entry++) {
      lake.journal().entry(entry).orElseThrow().tables().values().stream()
          .flatMap(changes -> changes.adds().stream())
          .forEach(file -> named.add(file.key().value()));
    }
    try (Stream<ObjectInfo> objects = storage().list(LakeLayout.TABLES)) {
      return objects
          .map(object -> object.key().value())
          .filter(key -> !key.contains("/_delta_log/") && !named.contains(key))
          .sorted()
          .toList();
    }
  }

  private RowCursor open(String sql) {
    Lake lake = open();
    return new RowCursor(lake, LakeCatalog.latest(lake), sql);
  }

  /** The latest version of each table. */
  public Map<String, Long> versions() {
    Lake lake = open();
    Map<String, Long> versions = new TreeMap<>();
    for (Dataset dataset : Datasets.ALL) {
      lake.table(dataset)
          .latest()
          .ifPresent(table -> versions.put(dataset.name(), table.version()));
    }
    return versions;
  }

  private final class Notes implements ScanListener {
    @Override
    public void phase(Phase phase, long files, long bytes) {
      synchronized (notes) {
        phases.add(phase);
      }
    }

    @Override
    public void advanced(long files, long bytes) {}

    @Override
    public void note(String line) {
      synchronized (notes) {
        notes.add(line);
      }
    }
  }
}
