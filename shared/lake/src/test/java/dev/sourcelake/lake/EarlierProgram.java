package dev.sourcelake.lake;

import dev.sourcelake.lake.testing.TestRepo;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.Sha256;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.dataset.DatasetBuilder;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Docs;
import dev.sourcelake.model.table.Scans;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** Publishes as a program did whose table of docs lacked a column. */
final class EarlierProgram {
  /** The column that later programs have. */
  static final String MISSING = "text";

  private static final Dataset DOCS = without(Docs.TABLE, MISSING);

  private final Lake lake;
  private final TestRepo repo;

  EarlierProgram(Lake lake, TestRepo repo) {
    this.lake = lake;
    this.repo = repo;
  }

  private static Dataset without(Dataset dataset, String missing) {
    DatasetBuilder before = Dataset.named(dataset.name(), dataset.comment());
    for (Column column : dataset.fileColumns()) {
      if (column.name().equals(missing)) {
        continue;
      }
      if (column.required()) {
        before.required(column.name(), column.type(), column.comment());
      } else {
        before.optional(column.name(), column.type(), column.comment());
      }
    }
    return before
        .sortedBy(dataset.policy().sortColumns().toArray(String[]::new))
        .writtenBy(dataset.families().toArray(Family[]::new));
  }

  /** Publishes a scan that adds one file with rows of the paths; returns the scan's id. */
  String publish(String... paths) {
    long number = lake.journal().last() + 1;
    PublishRequest request =
        repo.request(
            repo.ticket(), Map.of(Docs.TABLE.name(), new Changes(stage(paths), List.of())));
    Map<String, Changes> tables = new TreeMap<>(request.changes());
    tables.put(
        Scans.TABLE.name(), new Changes(ScanRows.write(lake, List.of(request), number), List.of()));
    JournalEntry entry =
        new JournalEntry(
            number,
            System.currentTimeMillis(),
            List.of(
                new JournalEntry.Request(
                    request.repo(),
                    request.origin(),
                    request.scan().scanId(),
                    request.scan().sequence(),
                    request.base(),
                    false)),
            tables);
    lake.journal().create(entry);
    Map<String, Long> versions = new TreeMap<>();
    for (Dataset dataset : List.of(DOCS, Scans.TABLE)) {
      versions.put(dataset.name(), lake.log().commit(dataset, number, tables.get(dataset.name())));
    }
    RepoState state = entry.requests().getFirst().after(number);
    lake.repos().record(state);
    lake.repos().dropBefore(state);
    lake.journal().finish(new LakeView(number, versions));
    return request.scan().scanId();
  }

  private List<DataFile> stage(String... paths) {
    try (BufferAllocator memory = new RootAllocator();
        RowBatch rows = new RowBatch(DOCS, memory)) {
      for (String path : paths) {
        rows.begin()
            .set(DOCS.column("path"), path)
            .set(DOCS.column("file_sha256"), Sha256.of(path))
            .set(DOCS.column("extractor"), TestRepo.AST)
            .set(DOCS.column("bstart"), 0)
            .set(DOCS.column("doc_index"), 0);
      }
      return repo.stage(rows);
    }
  }
}
