package dev.sourcelake.lake;

import dev.sourcelake.datafusion.BloomFilter;
import dev.sourcelake.datafusion.Compression;
import dev.sourcelake.datafusion.ParquetWriteOptions;
import dev.sourcelake.model.dataset.WritePolicy;
import dev.sourcelake.model.table.Datasets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Write policies as DataFusion takes them. */
public final class WritePolicies {
  /** The key in a file's footer under which the hash of its write policy stands. */
  public static final String FOOTER_KEY = "sourcelake.write_policy";

  private static final Pattern ZSTD = Pattern.compile("zstd\\((\\d+)\\)");

  private WritePolicies() {}

  /** How files of a dataset with this policy are written to a folder, sorted. */
  public static ParquetWriteOptions.Builder options(
      WritePolicy policy, String directory, String prefix) {
    return ParquetWriteOptions.builder(directory, prefix)
        .sortBy(policy.sortColumns())
        .rowGroupRows(policy.rowGroupRows())
        .compression(compression(policy.compression()))
        .bloomFilters(
            policy.bloomFilterColumns().stream()
                .map(column -> new BloomFilter(column, policy.rowGroupRows() / 4))
                .toList())
        .maxFileBytes(policy.maxFileBytes())
        .statisticsColumns(policy.statisticsColumns())
        .metadata(FOOTER_KEY, policy.hash());
  }

  /** The hash of each dataset's policy, by table, for the row in {@code scans}. */
  public static Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    Datasets.ALL.forEach(dataset -> hashes.put(dataset.name(), dataset.policy().hash()));
    return hashes;
  }

  private static Compression compression(String policy) {
    Matcher zstd = ZSTD.matcher(policy);
    if (zstd.matches()) {
      return new Compression.Zstd(Integer.parseInt(zstd.group(1)));
    }
    return switch (policy) {
      case "snappy" -> new Compression.Snappy();
      case "none" -> new Compression.None();
      default -> throw new IllegalArgumentException("No compression is called '" + policy + "'");
    };
  }
}
