package dev.sourcelake.stages.write;

import dev.sourcelake.datafusion.ParquetSink;
import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.WrittenFile;
import dev.sourcelake.lake.DataFile;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.lake.RepoSlug;
import dev.sourcelake.lake.WritePolicies;
import dev.sourcelake.model.dataset.ArrowSchemas;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.storage.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Writes the rows of all datasets, sorted by each dataset's policy, into the tables' own folders:
 * staged files, which belong to nothing until they are published. Rows of two extractors never
 * share a file. For one thread; closed without a finish it leaves no file.
 */
public final class DatasetWriter implements AutoCloseable {
  private final SessionContext context;
  private final Storage lake;
  private final String repo;
  private final String name;
  private final Map<Target, ParquetSink> sinks = new LinkedHashMap<>();

  /**
   * A writer of one repository's rows.
   *
   * @param name what its files' names start with, unique in the lake
   */
  public DatasetWriter(SessionContext context, Storage lake, String repo, String name) {
    this.context = context;
    this.lake = lake;
    this.repo = repo;
    this.name = name;
  }

  /** Takes the rows of a batch, which is empty afterwards. */
  public void write(Dataset dataset, String extractor, VectorSchemaRoot batch) {
    sinks.computeIfAbsent(new Target(dataset, extractor), this::open).write(batch);
  }

  private ParquetSink open(Target target) {
    String folder = lake.address(LakeLayout.partition(target.dataset(), RepoSlug.of(repo)));
    return context.openSink(
        ArrowSchemas.ofFile(target.dataset()),
        WritePolicies.options(target.dataset().policy(), folder, name + "-" + target.extractor())
            .build());
  }

  /** Ends all files and returns them by table; the files of two extractors stay apart. */
  public Map<String, List<DataFile>> finish() {
    Map<String, List<DataFile>> files = new TreeMap<>();
    sinks.forEach((target, sink) -> {
      for (WrittenFile written : sink.finish()) {
        files
            .computeIfAbsent(target.dataset().name(), n -> new ArrayList<>())
            .add(DataFile.of(target.dataset(), repo, written));
      }
    });
    return files;
  }

  @Override
  public void close() {
    sinks.values().forEach(ParquetSink::close);
    sinks.clear();
  }

  private record Target(Dataset dataset, String extractor) {}
}
