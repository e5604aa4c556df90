package dev.sourcelake.cli.command;

import static java.util.stream.Collectors.joining;

import dev.sourcelake.cli.process.Console;
import dev.sourcelake.cli.process.Style;
import dev.sourcelake.cli.progress.Amounts;
import dev.sourcelake.stages.ScanSummary;
import dev.sourcelake.stages.query.Sql;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says what a scan did, for people. */
final class ScanReport {
  private static final int MAX_PROBLEMS = 5;

  private final Console console;
  private final Style style;
  private final String lakeOption;

  /**
   * A report.
   *
   * @param lakeOption how the lake is named on a command line; empty where it is the default one
   */
  ScanReport(Console console, String lakeOption) {
    this.console = console;
    this.style = console.outStyle();
    this.lakeOption = lakeOption;
  }

  /** Prints what a scan that took {@code elapsed} did. */
  void print(ScanSummary scan, Duration elapsed, ScanAftermath aftermath) throws IOException {
    String commit =
        scan.commitSha() == null
            ? ""
            : " at " + scan.commitSha().substring(0, Math.min(10, scan.commitSha().length()));
    console.line(style.bold(scan.repo()) + commit + ", in " + Amounts.time(elapsed));
    print("listed", List.of(listed(scan.filesByStatus())));
    print("read", List.of(read(scan)));
    for (Map.Entry<String, String> family : byFamily(scan.extractionsByStatus()).entrySet()) {
      print(family.getKey(), List.of(family.getValue()));
    }
    print("not ok", aftermath.problems().stream().limit(MAX_PROBLEMS).toList());
    print("added", added(scan.rowsByDataset(), aftermath.versions()));
    print("published", List.of(published(scan)));
    print("time", List.of(times(scan.elapsed())));
    console.line("");
    console.line(style.dim("Ask it: ") + question(scan));
    console.flush();
  }

  private void print(String label, List<String> lines) throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      String head = String.format("  %-12s", i == 0 ? label : "");
      console.line(style.dim(head) + lines.get(i));
    }
  }

  private static String listed(Map<String, Long> filesByStatus) {
    long all = filesByStatus.values().stream().mapToLong(Long::longValue).sum();
    return Amounts.count(all, "path", "paths") + ": " + counts(filesByStatus);
  }

  private static String read(ScanSummary scan) {
    String read = Amounts.count(scan.filesExtracted(), "file", "files");
    String size = scan.bytesRead() > 0 ? ", " + Amounts.bytes(scan.bytesRead()) : "";
    String removed =
        scan.filesRemoved() > 0
            ? "; facts of " + Amounts.count(scan.filesRemoved(), "path", "paths") + " removed"
            : "";
    return read + size + removed;
  }

  /** Counts with keys such as {@code ast ok} as one line for each family. */
  private static Map<String, String> byFamily(Map<String, Long> extractionsByStatus) {
    Map<String, Map<String, Long>> families = new TreeMap<>();
    extractionsByStatus.forEach((key, count) -> {
      String[] words = key.split(" ", 2);
      families
          .computeIfAbsent(words[0], _ -> new TreeMap<>())
          .merge(words.length > 1 ? words[1] : "read", count, Long::sum);
    });
    Map<String, String> lines = new TreeMap<>();
    families.forEach((family, statuses) -> lines.put(family, counts(statuses)));
    return lines;
  }

  private static String counts(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(entry -> Amounts.count(entry.getValue()) + " " + entry.getKey())
        .collect(joining(", "));
  }

  private static List<String> added(Map<String, Long> rows, Map<String, Long> versions) {
    int widest = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    rows.forEach((table, count) -> {
      String version = versions.containsKey(table) ? ", version " + versions.get(table) : "";
      if (count > 0) {
        lines.add(
            String.format("%-" + widest + "s %12s", table, Amounts.count(count))
                + " rows"
                + version);
      }
    });
    return lines.isEmpty() ? List.of("nothing: all is as the last scan found it") : lines;
  }

  private static String published(ScanSummary scan) {
    return switch (scan.outcome()) {
      case PUBLISHED ->
          "journal entry %d, %s written"
              .formatted(scan.journalEntry(), Amounts.bytes(scan.bytesWritten()));
      case SUPERSEDED -> "not this scan but a newer one, which left it nothing to add";
    };
  }

  private static String times(Map<String, Duration> elapsed) {
    return elapsed.entrySet().stream()
        .map(stage -> stage.getKey() + " " + Amounts.time(stage.getValue()))
        .collect(joining(", "));
  }

  private String question(ScanSummary scan) {
    String table =
        scan.rowsByDataset().getOrDefault("definitions", 0L) > 0 ? "definitions" : "files";
    String column = table.equals("files") ? "language" : "kind";
    return "sourcelake sql %s\"select %2$s, count(*) from %3$s where repo = %4$s group by 1 order by 2 desc\""
        .formatted(lakeOption, column, table, Sql.literal(scan.repo()));
  }
}
