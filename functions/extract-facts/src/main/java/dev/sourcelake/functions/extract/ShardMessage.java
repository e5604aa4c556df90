package dev.sourcelake.functions.extract;

import static java.util.Objects.requireNonNull;

/**
 * A message that asks to read a shard.
 *
 * @param token of the task that waits for it
 * @param repo the repository's name
 * @param scan the scan
 * @param plan which of the scan's plans
 * @param shard its place among the shards, from 0
 * @param attempt how many times the workflow asked before
 */
record ShardMessage(String token, String repo, String scan, int plan, int shard, int attempt) {
  /** Far more than a message is ever received. */
  private static final int RECEIVES = 100;

  ShardMessage {
    requireNonNull(token, "token is missing");
    requireNonNull(repo, "repo is missing");
    requireNonNull(scan, "scan is missing");
    if (plan < 0 || shard < 0 || attempt < 0) {
      throw new IllegalArgumentException("plan, shard and attempt are not negative");
    }
  }

  /** The try that a receipt of it is, a number of its own for each. */
  int tryOf(int receives) {
    return attempt * RECEIVES + Math.min(receives, RECEIVES) - 1;
  }

  @Override
  public String toString() {
    return "shard %d of scan '%s', plan %d".formatted(shard, scan, plan);
  }
}
