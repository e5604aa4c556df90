package dev.sourcelake.lake.internal;

import dev.sourcelake.lake.Changes;
import dev.sourcelake.lake.DataFile;
import dev.sourcelake.lake.LakeLayout;
import dev.sourcelake.model.dataset.Dataset;
import dev.sourcelake.storage.Key;
import io.delta.kernel.data.Row;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.RemoveFile;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.data.GenericRow;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.types.StructType;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Files as actions of a Delta log. The kernel has no public way to remove a file; what it has stays
 * behind this class.
 */
final class FileActions {
  private static final String REPO = "repo";

  private FileActions() {}

  /** The actions of a commit: removes, then adds, each in the order of their keys. */
  static List<Row> of(Changes changes, Dataset dataset, long timeMillis) {
    List<Row> actions = new ArrayList<>();
    for (DataFile file : sorted(changes.removes())) {
      actions.add(SingleAction.createRemoveFileSingleAction(remove(file, dataset, timeMillis)));
    }
    for (DataFile file : sorted(changes.adds())) {
      actions.add(SingleAction.createAddFileSingleAction(add(file, dataset, timeMillis)));
    }
    return actions;
  }

  private static List<DataFile> sorted(List<DataFile> files) {
    return files.stream().sorted(Comparator.comparing(DataFile::key)).toList();
  }

  private static Row add(DataFile file, Dataset dataset, long timeMillis) {
    StructType schema = AddFile.FULL_SCHEMA;
    Map<Integer, Object> fields = common(file, dataset, schema);
    fields.put(schema.indexOf("modificationTime"), timeMillis);
    fields.put(schema.indexOf("stats"), DeltaStatistics.write(file));
    return new GenericRow(schema, fields);
  }

  private static Row remove(DataFile file, Dataset dataset, long timeMillis) {
    StructType schema = RemoveFile.FULL_SCHEMA;
    Map<Integer, Object> fields = common(file, dataset, schema);
    fields.put(schema.indexOf("deletionTimestamp"), timeMillis);
    fields.put(schema.indexOf("extendedFileMetadata"), true);
    return new GenericRow(schema, fields);
  }

  private static Map<Integer, Object> common(DataFile file, Dataset dataset, StructType schema) {
    Map<Integer, Object> fields = new HashMap<>();
    fields.put(schema.indexOf("path"), path(file.key(), dataset));
    fields.put(
        schema.indexOf("partitionValues"),
        VectorUtils.stringStringMapValue(Map.of(REPO, file.repo())));
    fields.put(schema.indexOf("size"), file.bytes());
    fields.put(schema.indexOf("dataChange"), true);
    return fields;
  }

  /** Keys of data files are plain ASCII, so that their paths in the log need no escapes. */
  private static String path(Key key, Dataset dataset) {
    String table = LakeLayout.table(dataset) + "/";
    if (!key.value().startsWith(table)) {
      throw new IllegalArgumentException(key + " does not lie in the folder of '" + dataset + "'");
    }
    return key.value().substring(table.length());
  }

  /** The file of an {@code add} action. */
  static DataFile read(Row action, Dataset dataset) {
    AddFile add = new AddFile(action);
    String path = URI.create(add.getPath()).getPath();
    DeltaStatistics statistics =
        DeltaStatistics.read(add.getStatsJson().orElse(null), dataset, path);
    String repo = VectorUtils.<String, String>toJavaMap(add.getPartitionValues()).get(REPO);
    return new DataFile(
        LakeLayout.table(dataset).resolve(path),
        repo,
        add.getSize(),
        statistics.rows(),
        statistics.columns());
  }
}
