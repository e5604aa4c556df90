package dev.sourcelake.stages.owner;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.LakeCatalog;
import dev.sourcelake.stages.plan.ExtractorVersions;
import dev.sourcelake.stages.query.RowReader;
import dev.sourcelake.stages.query.Sql;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What a lake knows of repositories that were read from git servers, by their names. */
public final class KnownScans {
  /** What a scan records of itself beside what it was told. */
  private static final String CLASSIFIER = "classifier";

  private static final String EXTRACTORS = "extractors";

  private KnownScans() {}

  /** Asks the lake: a record for each repository, none of its rows. */
  public static Map<String, KnownScan> of(Lake lake) throws IOException {
    return read(lake, UnaryOperator.identity());
  }

  /** What it knows of one repository, whose rows alone are read. */
  public static Optional<KnownScan> of(Lake lake, String repo) throws IOException {
    String name = "'" + repo.replace("'", "''") + "'";
    UnaryOperator<String> ofRepo = sql -> "SELECT * FROM (" + sql + ") WHERE repo = " + name;
    return Optional.ofNullable(read(lake, ofRepo).get(repo));
  }

  private static Map<String, KnownScan> read(Lake lake, UnaryOperator<String> part)
      throws IOException {
    try (SessionContext context = SessionContext.open(lake.options())) {
      LakeCatalog.latest(lake).register(context, List.of("scans", "files"));
      Map<String, List<String>> languages = languages(context, part);
      Map<String, String> commits = new TreeMap<>();
      Map<String, Map<String, String>> settings = new TreeMap<>();
      try (RowReader rows =
          new RowReader(context, part.apply(Sql.resource(KnownScans.class, "known_scans")))) {
        while (rows.next()) {
          String repo = rows.text("repo");
          commits.put(repo, rows.text("commit_sha"));
          settings
              .computeIfAbsent(repo, _ -> new TreeMap<>())
              .put(rows.text("setting"), rows.text("value"));
        }
      }
      Map<String, KnownScan> known = new TreeMap<>();
      settings.forEach((repo, recorded) -> {
        Optional<String> extractors = Optional.ofNullable(recorded.remove(EXTRACTORS));
        recorded.remove(CLASSIFIER);
        String now = ExtractorVersions.digest(languages.getOrDefault(repo, List.of()));
        known.put(repo, new KnownScan(repo, commits.get(repo), recorded, extractors, now));
      });
      return Collections.unmodifiableMap(known);
    }
  }

  private static Map<String, List<String>> languages(
      SessionContext context, UnaryOperator<String> part) throws IOException {
    Map<String, List<String>> languages = new TreeMap<>();
    try (RowReader rows =
        new RowReader(context, part.apply(Sql.resource(KnownScans.class, "known_languages")))) {
      while (rows.next()) {
        languages
            .computeIfAbsent(rows.text("repo"), _ -> new ArrayList<>())
            .add(rows.text("language"));
      }
    }
    return languages;
  }
}
