package dev.sourcelake.lake.testing;

import dev.sourcelake.lake.Changes;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Datasets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** Rows of any table, given by the columns that matter. */
public final class TestRows {
  private final Map<String, List<Map<String, Object>>> rows = new TreeMap<>();

  /**
   * Adds a row; its extractor is {@code ast}, and required columns that are not given are empty.
   */
  public TestRows add(String table, Map<String, Object> row) {
    rows.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
    return this;
  }

  /** Stages the rows as files of a repository. */
  public Map<String, Changes> stage(TestRepo repo) {
    Map<String, Changes> changes = new TreeMap<>();
    rows.forEach((table, all) -> {
      Dataset dataset = Datasets.find(table).orElseThrow();
      try (BufferAllocator memory = new RootAllocator();
          RowBatch batch = new RowBatch(dataset, memory)) {
        all.forEach(row -> fill(batch.begin(), dataset, row));
        changes.put(table, new Changes(repo.stage(batch), List.of()));
      }
    });
    return changes;
  }

  private static void fill(RowBatch batch, Dataset dataset, Map<String, Object> row) {
    for (Column column : dataset.fileColumns()) {
      Object value = row.get(column.name());
      switch (value) {
        case null -> {
          if (column.required()) {
            batch.set(column, column.name().equals("extractor") ? TestRepo.AST : "");
          }
        }
        case String text -> batch.set(column, text);
        case Integer number -> batch.set(column, number.intValue());
        case Long number -> batch.set(column, number.longValue());
        case Boolean truth -> batch.set(column, truth.booleanValue());
        case List<?> list -> batch.set(column, list);
        default -> throw new IllegalArgumentException(column + ": " + value);
      }
    }
  }
}
