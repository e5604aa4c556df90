package dev.sourcelake.stages.worker;

import dev.sourcelake.stages.extract.ShardTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A place for one worker at a time: when a worker ends before its work does, another takes it. */
final class WorkerSlot implements AutoCloseable {
  private final WorkerSettings settings;
  private final int number;
  private final Map<Integer, ShardTask> underWay = new HashMap<>();
  private WorkerProcess worker;
  private int started;
  private boolean alone;
  private boolean closed;

  WorkerSlot(WorkerSettings settings, int number) throws IOException {
    this.settings = settings;
    this.number = number;
    start();
  }

  private synchronized void start() throws IOException {
    requireOpen();
    worker = new WorkerProcess(settings, number + started++ * settings.workers());
  }

  /** Gives shards to the worker and hears it, until the queue is done or has failed. */
  void serve(ShardQueue queue) {
    try {
      while (queue.awaitWork(underWay.size())) {
        giveAll(queue);
        if (underWay.isEmpty()) {
          continue;
        }
        Optional<Message> message = worker.receive();
        if (message.isPresent()) {
          hear(message.get(), queue);
        } else {
          replaceWorker(queue);
        }
      }
    } catch (IOException e) {
      queue.fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      queue.fail(new IOException("interrupted while shards were read", e));
    }
  }

  private void giveAll(ShardQueue queue) throws IOException {
    while (!alone && underWay.size() < settings.threads()) {
      Optional<ShardTask> task = queue.next(underWay.size());
      if (task.isEmpty()) {
        return;
      }
      alone = task.get().attempt() > 0;
      underWay.put(task.get().shard().index(), task.get());
      try {
        worker.send(new Message.Read(task.get()));
      } catch (IOException e) {
        // The pipe broke because the worker has ended: the next receive finds that out.
        return;
      }
    }
  }

  private void hear(Message message, ShardQueue queue) {
    switch (message) {
      case Message.Ready ready -> {}
      case Message.Advanced advanced -> queue.advanced(advanced.files(), advanced.bytes());
      case Message.Done done -> {
        underWay.remove(done.result().index());
        alone = false;
        queue.done(done.result());
      }
      case Message.Failed failed ->
          queue.fail(new IOException("Shard " + failed.shard() + " failed: " + failed.message()));
      case Message.Read read -> throw new IllegalStateException("a worker sent an order: " + read);
    }
  }

  private synchronized void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the workers were ended before their shards were read");
    }
  }

  private void replaceWorker(ShardQueue queue) throws IOException {
    requireOpen();
    String obituary = worker.obituary();
    List<ShardTask> lost = new ArrayList<>(underWay.values());
    boolean wasAlone = lost.size() == 1;
    underWay.clear();
    alone = false;
    for (ShardTask task : lost) {
      queue.interrupted(task, worker.begun(task.shard().index()), wasAlone, obituary);
    }
    worker.close();
    start();
  }

  /** The file that the worker has begun of a shard. */
  synchronized Optional<String> begun(int shard) {
    return closed ? Optional.empty() : worker.begun(shard).map(BegunFiles.Begun::path);
  }

  /** Ends the worker, whatever it is at; ending twice is harmless. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      worker.close();
    }
  }
}
