package dev.sourcelake.cli.command;

import dev.sourcelake.cli.progress.Amounts;
import dev.sourcelake.cli.query.LakeSession;
import dev.sourcelake.lake.LakeView;
import dev.sourcelake.stages.ScanSummary;
import dev.sourcelake.stages.query.RowReader;
import dev.sourcelake.stages.query.Sql;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the lake holds of a repository after a scan.
 *
 * @param versions each table's version with the scan, by table
 * @param problems what is not ok of the repository's files, such as {@code 2 files ast failed:
 *     timeout}
 */
record ScanAftermath(Map<String, Long> versions, List<String> problems) {
  /** For a scan that published nothing. */
  static final ScanAftermath NONE = new ScanAftermath(Map.of(), List.of());

  ScanAftermath {
    versions = Map.copyOf(versions);
    problems = List.copyOf(problems);
  }

  /** Asks the lake. */
  static ScanAftermath of(Storage storage, ScanSummary scan) throws IOException {
    if (scan.journalEntry() == 0) {
      return NONE;
    }
    try (LakeSession lake = LakeSession.open(storage, Optional.empty())) {
      Map<String, Long> versions =
          lake.lake()
              .journal()
              .finished(scan.journalEntry())
              .map(LakeView::versions)
              .orElse(Map.of());
      return new ScanAftermath(versions, problems(lake, scan.repo()));
    }
  }

  private static List<String> problems(LakeSession lake, String repo) throws IOException {
    String sql = Sql.resource(ScanAftermath.class, "problems").replace(":repo", Sql.literal(repo));
    lake.prepare(sql);
    List<String> problems = new ArrayList<>();
    try (RowReader rows = new RowReader(lake.context(), sql)) {
      while (rows.next()) {
        problems.add(
            "%s %s %s: %s"
                .formatted(
                    Amounts.count(rows.number("files", 0), "file", "files"),
                    rows.text("extractor"),
                    rows.text("status"),
                    rows.text("reason")));
      }
    }
    return problems;
  }
}
