package dev.sourcelake.stages.run;

import dev.sourcelake.datafusion.ParquetFile;
import dev.sourcelake.datafusion.ParquetTable;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.lake.Lake;
import dev.sourcelake.lake.RepoFiles;
import dev.sourcelake.model.dataset.ArrowSchemas;
import dev.sourcelake.model.dataset.Dataset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** One repository's part of the lake's tables, as tables of a query without the column repo. */
public final class RepoTables {
  private final Lake lake;
  private final RepoFiles files;

  /** The tables of a repository as they are now. */
  public RepoTables(Lake lake, String repo) {
    this.lake = lake;
    this.files = lake.files(repo);
  }

  /** Registers a table; one that does not exist yet is empty. */
  public void register(SessionContext context, String name, Dataset dataset) {
    context.registerParquet(
        name,
        ArrowSchemas.ofFile(dataset),
        new ParquetTable(files(dataset), List.of(), dataset.policy().sortColumns()));
  }

  /** The active files of a table. */
  public List<ParquetFile> files(Dataset dataset) {
    return files.of(dataset).stream()
        .map(file ->
            new ParquetFile(
                lake.storage().address(file.key()),
                file.bytes(),
                OptionalLong.of(file.rows()),
                Map.of(),
                file.statistics()))
        .toList();
  }
}
