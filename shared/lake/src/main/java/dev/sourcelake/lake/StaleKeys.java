package dev.sourcelake.lake;

import dev.sourcelake.datafusion.ParquetFile;
import java.util.List;

/** Which rows of one extractor a scan replaces or removes. */
public sealed interface StaleKeys {
  /** None: there were none, or all that are there still hold. */
  record None() implements StaleKeys {}

  /** All: files are dropped without being read. */
  record All() implements StaleKeys {}

  /**
   * Those with the keys in these files.
   *
   * @param files Parquet files with a column named as the dataset's key is ({@code path}, for blobs
   *     {@code file_sha256}); others in them are ignored, keys may repeat and need no order
   */
  record Listed(List<ParquetFile> files) implements StaleKeys {
    public Listed {
      files = List.copyOf(files);
    }
  }

  /** No rows. */
  static StaleKeys none() {
    return new None();
  }

  /** All rows. */
  static StaleKeys all() {
    return new All();
  }

  /** The rows with the keys in these files. */
  static StaleKeys listed(List<ParquetFile> files) {
    return new Listed(files);
  }
}
