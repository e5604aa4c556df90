package dev.sourcelake.model.dataset;

import dev.sourcelake.model.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Declares a dataset column by column; each method returns the column it adds. */
public final class DatasetBuilder {
  private static final Set<String> ALWAYS_BOUNDED = Set.of("path", "extractor");
  private static final long MEBIBYTE = 1L << 20;

  private final String name;
  private final String comment;
  private final List<Column> columns = new ArrayList<>();
  private Profile profile = Profile.STANDARD;
  private List<String> sort = List.of("path");
  private List<String> statistics = List.of();
  private List<String> bloom = List.of();

  DatasetBuilder(String name, String comment) {
    this.name = name;
    this.comment = comment;
    required("repo", ColumnType.TEXT, "the repository: host/owner/name, or the name it was given");
  }

  /** Adds {@code path}. */
  public DatasetBuilder path() {
    required("path", ColumnType.TEXT, "path in the repository, with / between its parts");
    return this;
  }

  /** Adds what every row about a file has: path, file_sha256 and extractor. */
  public DatasetBuilder file() {
    path();
    required("file_sha256", ColumnType.TEXT, "SHA-256 of the raw file");
    extractor();
    return this;
  }

  /** Adds {@code extractor}: rows are replaced by repo, path and extractor. */
  public Column extractor() {
    return required(
        "extractor", ColumnType.TEXT, "the family of extractors that wrote the row, or scan");
  }

  /** A column that was added before. */
  public Column existing(String column) {
    return columns.stream().filter(c -> c.name().equals(column)).findFirst().orElseThrow();
  }

  /** Adds the six columns of a byte span. */
  public DatasetBuilder span() {
    optional("bstart", ColumnType.INT32, "first byte in the raw file, from 0");
    optional("bend", ColumnType.INT32, "byte after the last one in the raw file");
    optional("start_line", ColumnType.INT32, "line of bstart, from 1");
    optional("start_col", ColumnType.INT32, "column of bstart in UTF-8 bytes, from 0");
    optional("end_line", ColumnType.INT32, "line of bend, from 1");
    optional("end_col", ColumnType.INT32, "column of bend in UTF-8 bytes, from 0");
    return this;
  }

  /** Adds a column that no row may leave out. */
  public Column required(String column, ColumnType type, String columnComment) {
    return add(column, type, true, columnComment);
  }

  /** Adds a column that may be null. */
  public Column optional(String column, ColumnType type, String columnComment) {
    return add(column, type, false, columnComment);
  }

  /** Adds text that may be null. */
  public Column text(String column, String columnComment) {
    return optional(column, ColumnType.TEXT, columnComment);
  }

  /** Adds a 32-bit number that may be null. */
  public Column int32(String column, String columnComment) {
    return optional(column, ColumnType.INT32, columnComment);
  }

  /** Adds a 64-bit number that may be null. */
  public Column int64(String column, String columnComment) {
    return optional(column, ColumnType.INT64, columnComment);
  }

  /** Adds a truth value that may be null. */
  public Column bool(String column, String columnComment) {
    return optional(column, ColumnType.BOOL, columnComment);
  }

  /** Adds a list of texts, empty rather than null. */
  public Column texts(String column, String columnComment) {
    return optional(column, new ColumnType.ListOf(ColumnType.TEXT), columnComment);
  }

  private Column add(String column, ColumnType type, boolean required, String columnComment) {
    if (columns.stream().anyMatch(c -> c.name().equals(column))) {
      throw new IllegalArgumentException(
          "Dataset '" + name + "' has a column '" + column + "' already");
    }
    Column added = new Column(columns.size(), column, type, required, columnComment);
    columns.add(added);
    return added;
  }

  /** Leaves the dataset out of the standard profile. */
  public DatasetBuilder fullProfileOnly() {
    profile = Profile.FULL;
    return this;
  }

  /** Sets the order of rows; together the columns must tell any two rows of a repo apart. */
  public DatasetBuilder sortedBy(String... columnNames) {
    sort = List.of(columnNames);
    return this;
  }

  /**
   * Names the columns that the Delta log keeps minimum and maximum of, beside path and extractor,
   * by which rows are found that are to be replaced.
   */
  public DatasetBuilder statistics(String... columnNames) {
    statistics = List.of(columnNames);
    return this;
  }

  /** Names the columns that get bloom filters. */
  public DatasetBuilder bloomFilters(String... columnNames) {
    bloom = List.of(columnNames);
    return this;
  }

  /** Ends the declaration; the families are those that write the dataset. */
  public Dataset writtenBy(Family... families) {
    List<String> bounded =
        Stream.concat(
                columns.stream().map(Column::name).filter(ALWAYS_BOUNDED::contains),
                statistics.stream())
            .toList();
    WritePolicy policy =
        new WritePolicy(
            List.of("repo"), sort, bounded, bloom, 128 * 1024, 128 * MEBIBYTE, "zstd(3)");
    return new Dataset(name, comment, columns, policy, Set.of(families), profile);
  }
}
