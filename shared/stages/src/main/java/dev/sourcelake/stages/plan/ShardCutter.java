package dev.sourcelake.stages.plan;

import dev.sourcelake.stages.extract.Shard;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a worklist into shards of about equal cost, in path order. The cut depends on the worklist
 * alone, so that the same scan gives the same shards whatever machine does the work.
 */
public final class ShardCutter {
  /** What opening and writing the ledger of a file costs, in bytes of source read meanwhile. */
  private static final long FILE_COST = 2000;

  /** Each shard writes a file to every table, and a bucket is paid by the write. */
  private static final long MIN_COST = 1L << 20;

  private static final long MAX_COST = 8L << 20;

  /** Enough for a laptop's processors; more would write more files than a tenth of those read. */
  private static final int PARTS = 10;

  private final long target;
  private final List<Shard> shards = new ArrayList<>();
  private String first;
  private String last;
  private long files;
  private long bytes;

  /** A cutter of a worklist with so many files and bytes. */
  ShardCutter(long allFiles, long allBytes) {
    target = target(cost(allFiles, allBytes));
  }

  /** Into how many shards a worklist of so many files and bytes is cut, but for uneven files. */
  public static long count(long files, long bytes) {
    long cost = cost(files, bytes);
    return Math.ceilDiv(cost, target(cost));
  }

  private static long cost(long files, long bytes) {
    return bytes + files * FILE_COST;
  }

  private static long target(long cost) {
    return Math.clamp(Math.ceilDiv(cost, PARTS), MIN_COST, MAX_COST);
  }

  void add(String path, long size) {
    if (first == null) {
      first = path;
    }
    last = path;
    files++;
    bytes += size;
    if (cost(files, bytes) >= target) {
      cut();
    }
  }

  List<Shard> finish() {
    if (files > 0) {
      cut();
    }
    return shards;
  }

  private void cut() {
    shards.add(new Shard(shards.size(), first, last, files, bytes));
    first = null;
    files = 0;
    bytes = 0;
  }
}
