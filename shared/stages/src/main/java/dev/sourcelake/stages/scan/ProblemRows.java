package dev.sourcelake.stages.scan;

import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Diagnostics;
import dev.sourcelake.origins.settings.SettingsProblem;
import dev.sourcelake.stages.write.RunWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Diagnostics of build files and attribute files that could not be understood. */
final class ProblemRows {
  private final Map<String, List<SettingsProblem>> byPath = new HashMap<>();
  private final RunWriter writer;

  ProblemRows(List<SettingsProblem> problems, RunWriter writer) {
    this.writer = writer;
    for (SettingsProblem problem : problems) {
      byPath.computeIfAbsent(problem.path(), path -> new ArrayList<>()).add(problem);
    }
  }

  /** Adds the problems of a path, once its digest is known. */
  void add(ReadFile read) {
    List<SettingsProblem> problems = byPath.getOrDefault(read.file().path(), List.of());
    if (read.sha256() == null) {
      return;
    }
    for (int i = 0; i < problems.size(); i++) {
      SettingsProblem problem = problems.get(i);
      RowBatch row =
          writer
              .rows()
              .begin()
              .set(Diagnostics.TABLE.column("path"), problem.path())
              .set(Diagnostics.TABLE.column("file_sha256"), read.sha256())
              .set(Diagnostics.TABLE.column("extractor"), Dataset.SCAN)
              .set(Diagnostics.INDEX, i)
              .set(Diagnostics.SEVERITY, "warning")
              .set(Diagnostics.KIND, "settings")
              .set(Diagnostics.MESSAGE, problem.message());
      if (problem.line() > 0) {
        row.set(Diagnostics.EDITOR_LINE, problem.line());
      }
    }
  }
}
