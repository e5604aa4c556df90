package dev.sourcelake.stages.extract;

import static java.util.Objects.requireNonNull;

import dev.sourcelake.lake.DataFile;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result object of a shard.
 *
 * @param result what the shard gave
 * @param files its staged files, by table
 */
public record StagedShard(ShardResult result, Map<String, List<DataFile>> files) {
  public StagedShard {
    requireNonNull(result, "result");
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }
}
