package dev.sourcelake.functions.extract;

import dev.sourcelake.stages.extract.ShardResult;
import dev.sourcelake.stages.extract.ShardTask;
import java.io.IOException;
import java.time.Duration;

/** A way to read a shard. */
interface ShardReader {
  /**
   * Reads a shard and stores its result.
   *
   * @param limit after this long it is given up; {@link OutOfTimeException} says where it was
   */
  ShardResult read(ShardTask task, Duration limit) throws IOException;
}
