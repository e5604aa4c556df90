package dev.sourcelake.lake;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sourcelake.datafusion.ColumnStatistics;
import dev.sourcelake.datafusion.WrittenFile;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.storage.Key;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Parquet file of a table: staged, active or removed. All its rows are of one repository and, in
 * tables that have the column, of one extractor.
 *
 * @param key where it lies in the lake
 * @param repo its partition's value
 * @param bytes its size
 * @param rows how many rows it has
 * @param statistics bounds of the columns that the dataset's policy names
 */
public record DataFile(
    Key key, String repo, long bytes, long rows, Map<String, ColumnStatistics> statistics) {
  public DataFile {
    requireNonNull(key, "key");
    requireNonNull(repo, "repo");
    statistics = Map.copyOf(statistics);
    if (bytes < 0 || rows < 0) {
      throw new IllegalArgumentException(
          key + " cannot have " + bytes + " bytes, " + rows + " rows");
    }
  }

  /** A file that was just written into the folder of the repository's partition. */
  public static DataFile of(Dataset dataset, String repo, WrittenFile file) {
    String name = file.location().substring(file.location().lastIndexOf('/') + 1);
    return new DataFile(
        LakeLayout.partition(dataset, RepoSlug.of(repo)).resolve(name),
        repo,
        file.sizeBytes(),
        file.rows(),
        file.statistics());
  }

  /** The one extractor of its rows; empty where the table has no such column. */
  @JsonIgnore
  public Optional<String> extractor() {
    ColumnStatistics bounds = statistics.get("extractor");
    return bounds != null && bounds.min() != null && bounds.min().equals(bounds.max())
        ? Optional.of((String) bounds.min())
        : Optional.empty();
  }

  @Override
  public String toString() {
    return key + " (" + rows + " rows, " + bytes + " bytes, " + new TreeMap<>(statistics) + ")";
  }
}
