package dev.sourcelake.cli.query;

import static java.util.stream.Collectors.joining;

import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.stages.query.RowReader;
import dev.sourcelake.stages.query.Sql;
import java.util.List;

/** Asks a lake about one path. */
public final class FileQueries {
  private final LakeSession session;
  private final String repo;
  private final String path;

  /** Questions about a path of a repository. */
  public FileQueries(LakeSession session, String repo, String path) {
    this.session = session;
    this.repo = repo;
    this.path = path;
  }

  /** Runs the query in {@code name}.sql beside this class; the caller closes the rows. */
  public RowReader rows(String name) {
    return run(filled(Sql.resource(FileQueries.class, name)));
  }

  /** How many rows the path has in each of these tables, by extractor. */
  public RowReader rowCounts(List<Dataset> datasets) {
    String one = Sql.resource(FileQueries.class, "file_rows");
    return run(
        datasets.stream()
            .map(dataset -> filled(one.replace(":table", dataset.name())))
            .collect(joining(" union all\n")));
  }

  private String filled(String sql) {
    return sql.replace(":repo", Sql.literal(repo)).replace(":path", Sql.literal(path));
  }

  private RowReader run(String sql) {
    session.prepare(sql);
    return new RowReader(session.context(), sql);
  }
}
