package dev.sourcelake.extractors.testing;

import dev.sourcelake.extractors.Extractor;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.extractors.FactBatches;
import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.FileSettings;
import dev.sourcelake.extractors.SourceFile;
import dev.sourcelake.extractors.Wanted;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.Profile;
import dev.sourcelake.model.table.Datasets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * The rows that an extractor made of a file, each as a map of the cells that are not null, in the
 * order of the columns. They have gone through the real batches.
 */
public final class CollectedFacts {
  private final Map<String, List<Map<String, Object>>> rows = new TreeMap<>();

  private CollectedFacts() {}

  /** Runs an extractor over a text for all its families and all their datasets. */
  public static CollectedFacts of(Extractor extractor, String path, String language, String text) {
    return of(extractor, path, FileSettings.of(language), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Runs an extractor over a file for all its families and all their datasets. */
  public static CollectedFacts of(
      Extractor extractor, String path, FileSettings settings, byte[] bytes) {
    return of(extractor, path, settings, bytes, extractor.families(settings.language()));
  }

  /** Runs an extractor over a file for some families and all their datasets. */
  public static CollectedFacts of(
      Extractor extractor, String path, FileSettings settings, byte[] bytes, Set<Family> families) {
    try (Extractor.Session session = extractor.open(ExtractorOptions.DEFAULTS)) {
      SourceFile file = new SourceFile(path, Sha256.of(bytes), bytes, settings);
      return of(file, families, sink -> session.extract(file, sink));
    }
  }

  /** Lets {@code extraction} fill the rows of one file. */
  public static CollectedFacts of(
      SourceFile file, Set<Family> families, Consumer<FactSink> extraction) {
    Map<Family, Set<Dataset>> datasets = new TreeMap<>();
    families.forEach(family -> datasets.put(family, Set.copyOf(Datasets.of(family))));
    return of(file, datasets, extraction);
  }

  /** Lets {@code extraction} fill the rows of one file, of some datasets only. */
  public static CollectedFacts of(
      SourceFile file, Map<Family, Set<Dataset>> datasets, Consumer<FactSink> extraction) {
    CollectedFacts facts = new CollectedFacts();
    Map<Family, Wanted> wanted = new TreeMap<>();
    datasets.forEach((family, of) -> wanted.put(family, new Wanted("fingerprint", of)));
    try (BufferAllocator allocator = new RootAllocator();
        FactBatches batches =
            new FactBatches(
                allocator,
                100_000,
                ExtractorOptions.DEFAULTS.maxDiagnostics(),
                (family, dataset, batch) -> facts.add(dataset, batch))) {
      batches.file(file, wanted);
      extraction.accept(batches);
      batches.endFile();
      batches.flush();
    }
    return facts;
  }

  private void add(Dataset dataset, VectorSchemaRoot batch) {
    List<Map<String, Object>> of = rows.computeIfAbsent(dataset.name(), d -> new ArrayList<>());
    for (int i = 0; i < batch.getRowCount(); i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (FieldVector vector : batch.getFieldVectors()) {
        Object value = vector.getObject(i);
        if (value != null) {
          row.put(vector.getName(), Cell.of(value));
        }
      }
      of.add(row);
    }
  }

  /** The rows of a dataset in the order they were written. */
  public List<Map<String, Object>> rows(Dataset dataset) {
    return rows.getOrDefault(dataset.name(), List.of());
  }

  /** The cells of one column, nulls left out, in the order of the rows. */
  public List<Object> cells(Dataset dataset, String column) {
    dataset.column(column);
    return rows(dataset).stream().map(row -> row.get(column)).filter(v -> v != null).toList();
  }

  /** The only row of a dataset in which a column has this value. */
  public Map<String, Object> row(Dataset dataset, String column, Object value) {
    dataset.column(column);
    List<Map<String, Object>> found =
        rows(dataset).stream().filter(row -> value.equals(row.get(column))).toList();
    if (found.size() != 1) {
      throw new AssertionError(
          found.size() + " rows of " + dataset + " have " + column + " = " + value + ": " + found);
    }
    return found.getFirst();
  }

  /**
   * All rows of the standard profile as text for people to compare: a heading for each dataset, one
   * row a line, without path, digest and extractor, the span shortened.
   */
  public String golden() {
    StringBuilder text = new StringBuilder();
    rows.forEach((dataset, of) -> {
      if (Datasets.find(dataset).orElseThrow().profile() != Profile.STANDARD) {
        return;
      }
      text.append("# ").append(dataset).append('\n');
      of.forEach(row -> text.append(GoldenRow.of(row)).append('\n'));
      text.append('\n');
    });
    return text.toString();
  }
}
