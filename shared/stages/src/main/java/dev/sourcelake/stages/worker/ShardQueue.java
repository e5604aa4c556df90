package dev.sourcelake.stages.worker;

import dev.sourcelake.stages.ScanListener;
import dev.sourcelake.stages.extract.ShardResult;
import dev.sourcelake.stages.extract.ShardTask;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shards still to be read, and the results of those that are. A shard that was under way when a
 * worker ended comes back and is read alone from then on: then the file it had begun is the one to
 * blame.
 */
final class ShardQueue {
  /** A shard in which no file is to blame is tried so often. */
  private static final int MAX_BLAMELESS_TRIES = 3;

  private final Deque<ShardTask> waiting;
  private final Deque<ShardTask> alone = new ArrayDeque<>();
  private final Map<Integer, Integer> blameless = new HashMap<>();
  private final List<ShardResult> results = new ArrayList<>();
  private final ScanListener listener;
  private int unfinished;
  private IOException failure;

  ShardQueue(List<ShardTask> tasks, ScanListener listener) {
    this.waiting = new ArrayDeque<>(tasks);
    this.unfinished = tasks.size();
    this.listener = listener;
  }

  /**
   * The next shard for a worker that has so many under way; empty when it has to wait or is done. A
   * shard that must be read alone is given to a worker without others only.
   */
  synchronized Optional<ShardTask> next(int underWay) {
    if (failure != null) {
      return Optional.empty();
    }
    if (underWay == 0 && !alone.isEmpty()) {
      return Optional.of(alone.poll());
    }
    return Optional.ofNullable(waiting.poll());
  }

  /**
   * Whether a worker that has so many shards under way has anything to do; one that has none waits
   * for a shard to come back, or for the end.
   */
  synchronized boolean awaitWork(int underWay) throws InterruptedException {
    while (underWay == 0
        && failure == null
        && unfinished > 0
        && waiting.isEmpty()
        && alone.isEmpty()) {
      wait();
    }
    return failure == null && unfinished > 0;
  }

  synchronized void done(ShardResult result) {
    results.add(result);
    unfinished--;
    notifyAll();
  }

  void advanced(long files, long bytes) {
    listener.advanced(files, bytes);
  }

  /** A shard was under way when its worker ended. */
  synchronized void interrupted(
      ShardTask task, Optional<BegunFiles.Begun> begun, boolean wasAlone, String obituary) {
    if (begun.isPresent() && begun.get().timedOut()) {
      setAside(task, begun.get().path(), "timeout");
    } else if (begun.isPresent() && wasAlone) {
      setAside(task, begun.get().path(), "crash");
    } else if (blameless.merge(task.shard().index(), 1, Integer::sum) < MAX_BLAMELESS_TRIES) {
      alone.add(task.again());
    } else {
      fail(
          new IOException(
              "Shard %d (%s to %s) ended its worker %d times, and no file is to blame: %s"
                  .formatted(
                      task.shard().index(),
                      task.shard().firstPath(),
                      task.shard().lastPath(),
                      MAX_BLAMELESS_TRIES,
                      obituary)));
    }
    notifyAll();
  }

  private void setAside(ShardTask task, String path, String reason) {
    listener.note(
        reason.equals("timeout")
            ? path + ": set aside, its parse did not end"
            : path + ": set aside, it ended the worker that read it");
    alone.add(task.without(path, reason));
  }

  synchronized void fail(IOException cause) {
    if (failure == null) {
      failure = cause;
    }
    notifyAll();
  }

  synchronized List<ShardResult> results() throws IOException {
    if (failure != null) {
      throw failure;
    }
    return results.stream().sorted(Comparator.comparingInt(ShardResult::index)).toList();
  }
}
