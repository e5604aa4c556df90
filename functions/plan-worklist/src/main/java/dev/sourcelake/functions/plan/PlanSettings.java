package dev.sourcelake.functions.plan;

import static java.util.Objects.requireNonNull;

import dev.sourcelake.functions.runtime.Variables;
import java.util.Optional;

/**
 * What plan-worklist reads of its environment.
 *
 * @param queue the queue of shards, whose depth decides how long a task may wait; empty for one
 *     that is never deep
 * @param workers shards that are read side by side
 * @param receives how often a shard's message is received before it is given up
 * @param inlineShards up to so many shards stand in the answer; more are left in the lake
 */
record PlanSettings(Optional<String> queue, int workers, int receives, int inlineShards) {
  PlanSettings {
    requireNonNull(queue, "queue");
  }

  static PlanSettings of(Variables variables) {
    return new PlanSettings(
        variables.optional("SOURCELAKE_SHARDS_QUEUE"),
        variables.number("SOURCELAKE_SHARD_WORKERS", 10, 1, 1000),
        variables.number("SOURCELAKE_RECEIVES", 3, 1, 100),
        variables.number("SOURCELAKE_INLINE_SHARDS", 40, 0, 40));
  }
}
