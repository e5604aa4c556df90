package dev.sourcelake.stages.extract;

import dev.sourcelake.lake.DataFile;
import dev.sourcelake.stages.run.Records;
import dev.sourcelake.stages.run.RunFiles;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The results of a scan's shards: one object each, and whichever attempt creates it counts. */
public final class ShardResults {
  /** Results read side by side: where each takes its way over a network, most of it is waiting. */
  private static final int READERS = 16;

  private final Storage lake;
  private final RunFiles run;

  /** The results of a scan. */
  public ShardResults(Storage lake, RunFiles run) {
    this.lake = lake;
    this.run = run;
  }

  /** Stores a result and its staged files, or returns the one that is there already. */
  ShardResult store(ShardResult result, Map<String, List<DataFile>> files) throws IOException {
    StagedShard staged = new StagedShard(result, files);
    return Records.store(lake, run.result(result.index()), staged, StagedShard.class).result();
  }

  /** The result of a shard; empty where no attempt has stored one. */
  public Optional<ShardResult> find(int shard) throws IOException {
    return Records.find(lake, run.result(shard), StagedShard.class).map(StagedShard::result);
  }

  /** The results of so many shards, in their order; all of them must be there. */
  public List<StagedShard> all(int shards) throws IOException {
    List<StagedShard> results = new ArrayList<>();
    try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
      List<Future<StagedShard>> wanted = new ArrayList<>();
      for (int i = 0; i < shards; i++) {
        int shard = i;
        wanted.add(readers.submit(() -> Records.read(lake, run.result(shard), StagedShard.class)));
      }
      for (Future<StagedShard> one : wanted) {
        results.add(one.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("A shard's result cannot be read: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while results were read", e);
    }
    return results;
  }
}
