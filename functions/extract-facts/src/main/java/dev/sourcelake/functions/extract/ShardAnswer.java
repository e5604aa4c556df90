package dev.sourcelake.functions.extract;

import dev.sourcelake.stages.extract.ShardResult;

/**
 * What the workflow is told of a shard that is read.
 *
 * @param shard its place among the shards
 * @param files files read
 */
record ShardAnswer(int shard, long files) {
  static ShardAnswer of(ShardResult result) {
    return new ShardAnswer(result.index(), result.files());
  }
}
