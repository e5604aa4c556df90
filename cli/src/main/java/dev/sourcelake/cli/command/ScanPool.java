package dev.sourcelake.cli.command;

import dev.sourcelake.cli.command.ScannerFactory.RepositoryScanner;
import dev.sourcelake.cli.process.Failure;
import dev.sourcelake.stages.ScanListener;
import dev.sourcelake.stages.ScanRequest;
import dev.sourcelake.stages.owner.Step;
import dev.sourcelake.storage.Storage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Scans repositories of one lake side by side. One that fails costs itself only; once the lake or
 * the machine fails, no other is begun.
 */
final class ScanPool {
  private final Context context;
  private final Storage lake;
  private final int scans;
  private final int jobs;
  private volatile Failure stopped;

  /**
   * A pool.
   *
   * @param scans how many repositories are scanned side by side
   * @param jobs how many files each reads side by side
   */
  ScanPool(Context context, Storage lake, int scans, int jobs) {
    this.context = context;
    this.lake = lake;
    this.scans = scans;
    this.jobs = jobs;
  }

  /**
   * Scans, and hands over what became of each as soon as it is known, from several threads.
   *
   * @param request what is asked of the scanner for a repository; may ask for credentials
   */
  void run(
      List<Step.Scan> steps, Function<Step.Scan, ScanRequest> request, Consumer<OwnerOutcome> done)
      throws IOException {
    Queue<Step.Scan> waiting = new ConcurrentLinkedQueue<>(steps);
    ExecutorService threads = Executors.newFixedThreadPool(Math.clamp(steps.size(), 1, scans));
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < Math.min(scans, steps.size()); i++) {
        workers.add(threads.submit(() -> work(waiting, request, done)));
      }
      for (Future<?> worker : workers) {
        await(worker);
      }
    } finally {
      // Scans that are under way end by the interruption.
      threads.shutdownNow();
      threads.close();
    }
  }

  private Void work(
      Queue<Step.Scan> waiting,
      Function<Step.Scan, ScanRequest> request,
      Consumer<OwnerOutcome> done)
      throws IOException {
    try (RepositoryScanner scanner = context.scanners().open(lake, jobs)) {
      for (Step.Scan step = waiting.poll(); step != null; step = waiting.poll()) {
        done.accept(
            stopped == null
                ? scan(scanner, step, request)
                : new OwnerOutcome.Failed(step.repo(), stopped));
      }
      return null;
    }
  }

  private OwnerOutcome scan(
      RepositoryScanner scanner, Step.Scan step, Function<Step.Scan, ScanRequest> request) {
    try {
      return new OwnerOutcome.Scanned(
          step.repo(), step.reason(), scanner.scan(request.apply(step), ScanListener.NONE));
    } catch (IOException | RuntimeException e) {
      Failure failure = Errors.failure(context, e);
      if (!failure.exitCode().isOfOneRepository()) {
        stopped = failure;
      }
      return new OwnerOutcome.Failed(step.repo(), failure);
    }
  }

  private static void await(Future<?> worker) throws IOException {
    try {
      worker.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case RuntimeException unchecked -> throw unchecked;
        case Error error -> throw error;
        default -> throw new IOException(e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while repositories were scanned");
    }
  }
}
