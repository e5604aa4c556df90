package dev.sourcelake.stages.worker;

import dev.sourcelake.stages.ScanListener;
import dev.sourcelake.stages.extract.ShardResult;
import dev.sourcelake.stages.extract.ShardTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The workers of a scan. They start and warm up at once, in the background, and are there for the
 * shards of one worklist. Whoever made the pool closes it; that ends the workers.
 */
public final class WorkerPool implements AutoCloseable {
  private final WorkerSettings settings;
  private final List<WorkerSlot> slots = new ArrayList<>();

  /** Starts the workers. */
  public WorkerPool(WorkerSettings settings) throws IOException {
    this.settings = settings;
    for (int i = 0; i < settings.workers(); i++) {
      slots.add(new WorkerSlot(settings, i));
    }
  }

  /**
   * Reads all shards and returns their results in the order of the shards. A file that ends a
   * worker is set aside; a shard that fails for another reason fails the scan, with the reason.
   */
  public List<ShardResult> run(List<ShardTask> tasks, ScanListener listener) throws IOException {
    ShardQueue queue = new ShardQueue(tasks, listener);
    // Each worker has one thread here that hears it, and ends when the queue is empty or has
    // failed.
    try (ExecutorService threads = Executors.newFixedThreadPool(settings.workers())) {
      List<Future<?>> served = new ArrayList<>();
      for (WorkerSlot slot : slots) {
        served.add(threads.submit(() -> slot.serve(queue)));
      }
      for (Future<?> one : served) {
        await(one, queue);
      }
    }
    return queue.results();
  }

  private static void await(Future<?> served, ShardQueue queue) throws IOException {
    try {
      served.get();
    } catch (ExecutionException e) {
      queue.fail(new IOException("a worker could not be served: " + e.getCause(), e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      queue.fail(new IOException("interrupted while shards were read", e));
    }
  }

  /** The file that a worker is at, of a shard that is being read. */
  public Optional<String> begun(int shard) {
    return slots.stream().flatMap(slot -> slot.begun(shard).stream()).findFirst();
  }

  /** Ends the workers; a run that is under way fails. */
  @Override
  public void close() {
    slots.forEach(WorkerSlot::close);
  }
}
