package dev.sourcelake.functions.plan;

import java.util.List;

/**
 * What the workflow is told of a plan.
 *
 * @param repo the repository's name
 * @param scan the scan
 * @param plan which of the scan's plans
 * @param shards how many shards there are
 * @param files files to be read
 * @param bytes bytes to be read
 * @param inline whether the shards stand in {@code items}
 * @param items the shards; null where there are too many for an answer
 * @param bucket the bucket that holds the items' object; null where they stand here, or the lake is
 *     a folder
 * @param itemsKey the key of the items' object, in the bucket or else in the lake; null where they
 *     stand here
 * @param taskTimeoutSeconds how long a shard's task may take, its wait in the queue included
 */
record PlanAnswer(
    String repo,
    String scan,
    int plan,
    int shards,
    long files,
    long bytes,
    boolean inline,
    List<ShardItem> items,
    String bucket,
    String itemsKey,
    int taskTimeoutSeconds) {
  PlanAnswer {
    items = items == null ? null : List.copyOf(items);
  }

  /**
   * A shard that is to be read.
   *
   * @param repo the repository's name
   * @param scan the scan
   * @param plan which of the scan's plans
   * @param shard its place among the shards, from 0
   */
  record ShardItem(String repo, String scan, int plan, int shard) {}
}
