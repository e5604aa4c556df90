package dev.sourcelake.functions.extract;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.functions.FailedException;
import dev.sourcelake.functions.runtime.LakeAccess;
import dev.sourcelake.stages.extract.ExtractStage;
import dev.sourcelake.stages.extract.ExtractorSessions;
import dev.sourcelake.stages.extract.FileListener;
import dev.sourcelake.stages.extract.ShardResult;
import dev.sourcelake.stages.extract.ShardTask;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Reads shards on one thread of this process, whose parsers stay warm from one event to the next.
 * What a file does to the parser, it does to the process.
 */
final class ThreadReader implements ShardReader, FileListener {
  /** JavaParser descends once for each level of nesting; 10,000 take 64 MiB. */
  private static final long STACK_BYTES = 512L << 20;

  private final LakeAccess lake;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(body -> {
        Thread made = new Thread(null, body, "read", STACK_BYTES);
        made.setDaemon(true);
        return made;
      });
  private ExtractorSessions sessions;
  private Duration deadline;
  private volatile String reading;

  ThreadReader(LakeAccess lake) {
    this.lake = lake;
  }

  /** Opens the parsers, each of which reads a sample. */
  Void warmUp() throws IOException {
    return await(
        thread.submit(() -> {
          sessions(ExtractorOptions.DEFAULTS.deadline());
          return null;
        }),
        Duration.ofMinutes(1));
  }

  @Override
  public ShardResult read(ShardTask task, Duration limit) throws IOException {
    return await(submit(task), limit);
  }

  private Future<ShardResult> submit(ShardTask task) {
    Callable<ShardResult> work =
        () -> {
          try (SessionContext context = SessionContext.open(lake.engine().withTargetPartitions(1));
              BufferAllocator allocator = new RootAllocator()) {
            ExtractorSessions parsers = sessions(Duration.ofMillis(task.deadlineMillis()));
            return new ExtractStage(lake.storage(), context, allocator, parsers).run(task, this);
          }
        };
    return thread.submit(work);
  }

  private ExtractorSessions sessions(Duration wanted) {
    if (sessions == null || !wanted.equals(deadline)) {
      if (sessions != null) {
        sessions.close();
      }
      sessions =
          new ExtractorSessions(
              new ExtractorOptions(wanted, ExtractorOptions.DEFAULTS.maxDiagnostics()));
      deadline = wanted;
    }
    return sessions;
  }

  private <T> T await(Future<T> work, Duration limit) throws IOException {
    try {
      return work.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      work.cancel(true);
      throw new OutOfTimeException(
          "it was not read in %d s; %s was being read".formatted(limit.toSeconds(), reading));
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case RuntimeException failure -> throw failure;
        case Throwable other -> throw new FailedException(other.toString(), other);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedException("interrupted while a shard was read", e);
    }
  }

  @Override
  public void begun(String path) {
    reading = "'" + path + "'";
  }

  @Override
  public void ended(long bytes) {
    reading = "none of its files";
  }
}
