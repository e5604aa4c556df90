package dev.sourcelake.lake.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same for several things side by side, for work that mostly waits for its storage. */
public final class Parallel {
  private static final int THREADS = 8;

  private Parallel() {}

  /**
   * The results in the order of the items. All are tried; the first failure is thrown, with the
   * others suppressed in it.
   */
  public static <T, R> List<R> map(Collection<T> items, Function<T, R> task) {
    List<Future<R>> futures = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Math.clamp(items.size(), 1, THREADS))) {
      for (T item : items) {
        futures.add(threads.submit(() -> task.apply(item)));
      }
    }
    List<R> results = new ArrayList<>();
    RuntimeException failure = null;
    for (Future<R> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        failure = first(failure, e.getCause());
      } catch (InterruptedException e) {
        // All are done, so that nobody waits here.
        throw new IllegalStateException(e);
      }
    }
    if (failure != null) {
      throw failure;
    }
    return results;
  }

  private static RuntimeException first(RuntimeException failure, Throwable cause) {
    if (failure != null) {
      failure.addSuppressed(cause);
      return failure;
    }
    return switch (cause) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new IllegalStateException(cause);
    };
  }
}
