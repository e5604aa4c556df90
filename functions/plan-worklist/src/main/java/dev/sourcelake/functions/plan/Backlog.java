package dev.sourcelake.functions.plan;

/** How much waits for the workers already. */
public interface Backlog extends AutoCloseable {
  /** Shards in the queue, waiting or being read, about. */
  long shards();

  @Override
  void close();
}
