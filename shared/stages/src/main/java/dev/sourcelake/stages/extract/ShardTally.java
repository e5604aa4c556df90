package dev.sourcelake.stages.extract;

import dev.sourcelake.extractors.Extraction;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a shard gives. */
final class ShardTally {
  private final Map<String, Long> extractions = new TreeMap<>();
  private final Map<String, Long> rows = new TreeMap<>();
  private long files;
  private long bytes;

  void file(long size) {
    files++;
    bytes += size;
  }

  void extraction(Family family, Extraction.Status status) {
    extractions.merge(family.id() + " " + status.name().toLowerCase(Locale.ROOT), 1L, Long::sum);
  }

  void rows(Dataset dataset, int count) {
    rows.merge(dataset.name(), (long) count, Long::sum);
  }

  ShardResult result(ShardTask task) {
    return new ShardResult(
        task.shard().index(), task.attempt(), files, bytes, extractions, rows, task.setAside());
  }
}
