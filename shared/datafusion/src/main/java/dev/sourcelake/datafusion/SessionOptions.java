package dev.sourcelake.datafusion;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a {@link SessionContext} may use.
 *
 * @param memoryLimitBytes memory for sorts, joins and groupings of all its queries and sinks
 *     together; sorts beyond it spill
 * @param spillDirectory where spilled rows go, made on demand; empty for the system's temporary
 *     directory
 * @param targetPartitions how many parts of one query run side by side
 * @param batchSize rows per batch
 * @param mergeJoins whether a join whose sides both come in the order of its keys merges them, so
 *     that its memory grows with neither; otherwise one side is held in memory, which is faster
 * @param objectStore how to reach {@code s3://} locations
 */
public record SessionOptions(
    long memoryLimitBytes,
    Optional<Path> spillDirectory,
    int targetPartitions,
    int batchSize,
    boolean mergeJoins,
    ObjectStoreOptions objectStore) {

  /** Refuses limits that no query could run in. */
  public SessionOptions {
    requireNonNull(spillDirectory, "spillDirectory");
    requireNonNull(objectStore, "objectStore");
    if (memoryLimitBytes < 8 << 20) {
      throw new IllegalArgumentException(
          "memoryLimitBytes is "
              + memoryLimitBytes
              + ", too little for any sort; give at least 8 MiB");
    }
    if (targetPartitions < 1) {
      throw new IllegalArgumentException(
          "targetPartitions is " + targetPartitions + "; give at least 1");
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize is " + batchSize + "; give at least 1");
    }
  }

  /**
   * A quarter of a gibibyte, the system's temporary directory, a partition per processor, batches
   * of 8192 rows, joins by hashing, S3 as the environment says.
   */
  public static SessionOptions defaults() {
    return new SessionOptions(
        256L << 20,
        Optional.empty(),
        Runtime.getRuntime().availableProcessors(),
        8192,
        false,
        ObjectStoreOptions.fromEnvironment());
  }

  /** These options with another memory limit. */
  public SessionOptions withMemoryLimitBytes(long bytes) {
    return new SessionOptions(
        bytes, spillDirectory, targetPartitions, batchSize, mergeJoins, objectStore);
  }

  /** These options with another place for spilled rows. */
  public SessionOptions withSpillDirectory(Path directory) {
    return new SessionOptions(
        memoryLimitBytes,
        Optional.of(directory),
        targetPartitions,
        batchSize,
        mergeJoins,
        objectStore);
  }

  /** These options with another number of parts per query. */
  public SessionOptions withTargetPartitions(int partitions) {
    return new SessionOptions(
        memoryLimitBytes, spillDirectory, partitions, batchSize, mergeJoins, objectStore);
  }

  /** These options with another number of rows per batch. */
  public SessionOptions withBatchSize(int rows) {
    return new SessionOptions(
        memoryLimitBytes, spillDirectory, targetPartitions, rows, mergeJoins, objectStore);
  }

  /** These options with joins that merge sorted sides. */
  public SessionOptions withMergeJoins() {
    return new SessionOptions(
        memoryLimitBytes, spillDirectory, targetPartitions, batchSize, true, objectStore);
  }

  /** These options with another way to reach {@code s3://} locations. */
  public SessionOptions withObjectStore(ObjectStoreOptions options) {
    return new SessionOptions(
        memoryLimitBytes, spillDirectory, targetPartitions, batchSize, mergeJoins, options);
  }
}
