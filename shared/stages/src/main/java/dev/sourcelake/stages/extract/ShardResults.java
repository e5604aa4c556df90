package dev.sourcelake.stages.extract;

import dev.sourcelake.lake.DataFile;
import dev.sourcelake.stages.run.Json;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.storage.Key;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The results of a scan's shards: one object each, and whichever attempt creates it counts. */
public final class ShardResults {
  private final Storage lake;
  private final RunFiles run;

  /** The results of a scan. */
  public ShardResults(Storage lake, RunFiles run) {
    this.lake = lake;
    this.run = run;
  }

  /** Stores a result and its staged files, or returns the one that is there already. */
  ShardResult store(ShardResult result, Map<String, List<DataFile>> files) throws IOException {
    Key key = run.result(result.index());
    try {
      lake.createExclusive(key, Json.bytes(new Stored(result, files)));
      return result;
    } catch (FileAlreadyExistsException e) {
      return Json.read(lake.read(key), Stored.class).result();
    }
  }

  /** The staged files of a shard, by table. */
  public Map<String, List<DataFile>> files(int shard) throws IOException {
    return Json.read(lake.read(run.result(shard)), Stored.class).files();
  }

  /** A result object. */
  record Stored(ShardResult result, Map<String, List<DataFile>> files) {
    Stored {
      files = Collections.unmodifiableMap(new TreeMap<>(files));
    }
  }
}
