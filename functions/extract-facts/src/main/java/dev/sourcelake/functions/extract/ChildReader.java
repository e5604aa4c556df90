package dev.sourcelake.functions.extract;

import dev.sourcelake.functions.FailedException;
import dev.sourcelake.functions.runtime.Workspace;
import dev.sourcelake.stages.ScanListener;
import dev.sourcelake.stages.extract.ShardResult;
import dev.sourcelake.stages.extract.ShardTask;
import dev.sourcelake.stages.worker.WorkerPool;
import dev.sourcelake.stages.worker.WorkerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a shard in a process of its own, as the command line does: a file that ends the process, or
 * whose parse never ends, is found and set aside, and the rest is read. Starting it takes a second
 * or two, so that it is for shards that have failed before.
 */
final class ChildReader implements ShardReader {
  private static final Logger LOG = LoggerFactory.getLogger(ChildReader.class);

  /** A file may take twice its deadline, and more than one may: some shall fit into the limit. */
  private static final int SLOW_FILES = 5;

  private final String lake;
  private final Workspace workspace;

  ChildReader(String lake, Workspace workspace) {
    this.lake = lake;
    this.workspace = workspace;
  }

  @Override
  public ShardResult read(ShardTask task, Duration limit) throws IOException {
    long deadline = Math.clamp(limit.toMillis() / (2 * SLOW_FILES), 1, task.deadlineMillis());
    Path folder = workspace.fresh("worker-");
    try (WorkerPool pool = new WorkerPool(new WorkerSettings(lake, 1, folder, deadline));
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      return await(thread.submit(() -> pool.run(List.of(task), new Notes())), pool, task, limit);
    } finally {
      Workspace.delete(folder);
    }
  }

  private static ShardResult await(
      Future<List<ShardResult>> work, WorkerPool pool, ShardTask task, Duration limit)
      throws IOException {
    try {
      return work.get(limit.toMillis(), TimeUnit.MILLISECONDS).getFirst();
    } catch (TimeoutException e) {
      String reading =
          pool.begun(task.shard().index())
              .map(path -> "'" + path + "'")
              .orElse("none of its files");
      // The worker would go on, and this function wait for it.
      pool.close();
      throw new OutOfTimeException(
          "it was not read in %d s; %s was being read".formatted(limit.toSeconds(), reading));
    } catch (ExecutionException e) {
      throw new FailedException(String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted while a shard was read", e);
    }
  }

  /** What a person should know goes to the log. */
  private static final class Notes implements ScanListener {
    @Override
    public void phase(Phase phase, long files, long bytes) {}

    @Override
    public void advanced(long files, long bytes) {}

    @Override
    public void note(String line) {
      LOG.warn("{}", line);
    }
  }
}
