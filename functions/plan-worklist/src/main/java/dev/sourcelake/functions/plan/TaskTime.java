package dev.sourcelake.functions.plan;

/**
 * How long a shard's task may take, which includes its wait in the queue behind all others.
 *
 * @param workers shards that are read side by side
 * @param receives how often a message is received before it is given up
 */
record TaskTime(int workers, int receives) {
  /** The longest that one try to read a shard takes, until its message can be received again. */
  private static final int TRY_SECONDS = 200;

  /** A shard takes about a minute; twice that leaves room for slow ones. */
  private static final int USUAL_SECONDS = 120;

  private static final int MOST_SECONDS = 86_400;

  TaskTime {
    if (workers < 1 || receives < 1) {
      throw new IllegalArgumentException(
          "There is no reading with %d workers and %d receives".formatted(workers, receives));
    }
  }

  /** The time limit in seconds for shards that wait behind so many others, their own included. */
  int seconds(long shards) {
    long rounds = (shards + workers - 1) / workers;
    return (int) Math.min(MOST_SECONDS, rounds * USUAL_SECONDS + (long) receives * TRY_SECONDS);
  }
}
