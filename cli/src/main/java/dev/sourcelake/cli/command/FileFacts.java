package dev.sourcelake.cli.command;

import dev.sourcelake.cli.query.FileQueries;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.table.Datasets;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.model.table.Extractions;
import dev.sourcelake.stages.query.RowReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a lake knows of one path.
 *
 * @param manifest the row of the manifest, by column, without nulls
 * @param content where the content is stored, empty where it is not
 * @param readings what each family of extractors made of it, by family
 * @param problems its diagnostics, each in one line
 * @param rows how many rows it has, by family and table
 * @param scan what the repository's last scan was told, by setting
 */
record FileFacts(
    Map<String, String> manifest,
    Optional<String> content,
    Map<String, Reading> readings,
    List<String> problems,
    Map<String, Map<String, Long>> rows,
    Map<String, String> scan) {
  private static final List<String> MANIFEST_TEXTS =
      List.of(
          "kind",
          "status",
          "reason",
          "language",
          "language_source",
          "category",
          "mode",
          "file_sha256",
          "git_oid",
          "module",
          "source_root",
          "package_id",
          "language_level",
          "language_level_source",
          "encoding");

  private static final List<String> READING_TEXTS =
      List.of(
          "status",
          "reason",
          "parser",
          "parser_version",
          "language_version",
          "language_version_source",
          "encoding",
          "newline",
          "grammar",
          "fingerprint");

  /** The tables of facts, which have a row for a path only where it holds such a fact. */
  static final List<Dataset> TABLES =
      Datasets.ALL.stream()
          .filter(dataset -> !dataset.families().isEmpty())
          .filter(dataset -> dataset != Extractions.TABLE && dataset != Diagnostics.TABLE)
          .toList();

  /**
   * What one family made of the path.
   *
   * @param facts the ledger's row, by column, without nulls
   * @param datasets the tables that it was asked to write
   * @param errorBytes bytes that the parser could make nothing of
   * @param skippedRanges ranges that were not read
   */
  record Reading(
      Map<String, String> facts,
      List<String> datasets,
      long errorBytes,
      List<String> skippedRanges) {}

  /** Asks the lake; empty where the manifest has no such path. */
  static Optional<FileFacts> read(FileQueries queries) throws IOException {
    Map<String, String> manifest;
    try (RowReader rows = queries.rows("file")) {
      if (!rows.next()) {
        return Optional.empty();
      }
      manifest = texts(rows, MANIFEST_TEXTS);
      long size = rows.number("size_bytes", -1);
      if (size >= 0) {
        manifest.put("size_bytes", Long.toString(size));
      }
    }
    return Optional.of(
        new FileFacts(
            manifest,
            content(queries),
            readings(queries),
            problems(queries),
            rowCounts(queries),
            lastScan(queries)));
  }

  private static Optional<String> content(FileQueries queries) throws IOException {
    try (RowReader rows = queries.rows("file_content")) {
      return rows.next()
          ? Optional.of(
              "%d bytes (%s) at %d of %s"
                  .formatted(
                      rows.number("length", 0),
                      rows.text("codec"),
                      rows.number("offset", 0),
                      rows.text("pack")))
          : Optional.empty();
    }
  }

  private static Map<String, Reading> readings(FileQueries queries) throws IOException {
    Map<String, Reading> readings = new TreeMap<>();
    try (RowReader rows = queries.rows("file_readings")) {
      while (rows.next()) {
        readings.put(
            rows.text("extractor"),
            new Reading(
                texts(rows, READING_TEXTS),
                rows.texts("datasets"),
                rows.number("error_bytes", 0),
                rows.texts("skipped_ranges")));
      }
    }
    return readings;
  }

  private static List<String> problems(FileQueries queries) throws IOException {
    List<String> problems = new ArrayList<>();
    try (RowReader rows = queries.rows("file_problems")) {
      while (rows.next()) {
        long line = rows.number("line", 0);
        String at = line > 0 ? line + ":" + rows.number("col", 1) + " " : "";
        problems.add(
            "%s%s, %s by %s: %s"
                .formatted(
                    at,
                    rows.text("severity"),
                    rows.text("kind"),
                    rows.text("extractor"),
                    rows.text("message")));
      }
    }
    return problems;
  }

  private static Map<String, Map<String, Long>> rowCounts(FileQueries queries) throws IOException {
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    try (RowReader rows = queries.rowCounts(TABLES)) {
      while (rows.next()) {
        counts
            .computeIfAbsent(rows.text("extractor"), _ -> new TreeMap<>())
            .put(rows.text("dataset"), rows.number("row_count", 0));
      }
    }
    return counts;
  }

  private static Map<String, String> lastScan(FileQueries queries) throws IOException {
    try (RowReader rows = queries.rows("last_scan")) {
      return rows.next()
          ? texts(rows, List.of("scan_id", "profile", "datasets", "manifest_only"))
          : Map.of();
    }
  }

  private static Map<String, String> texts(RowReader rows, List<String> columns)
      throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String column : columns) {
      String text = rows.text(column);
      if (text != null) {
        texts.put(column, text);
      }
    }
    return texts;
  }
}
