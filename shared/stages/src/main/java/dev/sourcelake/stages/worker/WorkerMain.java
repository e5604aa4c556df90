package dev.sourcelake.stages.worker;

import dev.sourcelake.datafusion.SessionContext;
import dev.sourcelake.datafusion.SessionOptions;
import dev.sourcelake.extractors.ExtractorOptions;
import dev.sourcelake.lake.EngineOptions;
import dev.sourcelake.stages.extract.ExtractStage;
import dev.sourcelake.stages.extract.ExtractorSessions;
import dev.sourcelake.stages.extract.FileListener;
import dev.sourcelake.stages.extract.ShardTask;
import dev.sourcelake.stages.run.Json;
import dev.sourcelake.storage.Storage;
import dev.sourcelake.storage.StorageLocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * A worker process. It reads orders from its standard input and ends with it, so that no worker
 * outlives its parent; it answers on its standard output, which nothing else may write to.
 */
public final class WorkerMain {
  /** JavaParser descends once for each level of nesting; 10,000 take 64 MiB. */
  private static final long STACK_BYTES = 512L << 20;

  private static final long MEMORY_PER_THREAD = 192L << 20;
  private static final int WATCH_MILLIS = 200;

  private final WorkerArguments arguments;
  private final PrintStream answers;
  private final BlockingQueue<ShardTask> orders = new LinkedBlockingQueue<>();

  private WorkerMain(WorkerArguments arguments, PrintStream answers) {
    this.arguments = arguments;
    this.answers = answers;
  }

  /** Runs until the standard input ends. */
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    new WorkerMain(WorkerArguments.parse(args), answers).run();
    // Threads may still be inside a parse that never ends: nobody waits for them any more.
    Runtime.getRuntime().halt(0);
  }

  private void run() throws IOException {
    try (Storage lake = StorageLocation.parse(arguments.lake(), Path.of("")).open();
        SessionContext context = SessionContext.open(EngineOptions.reaching(lake, engine()));
        BufferAllocator allocator = new RootAllocator();
        BegunFiles begun = BegunFiles.open(arguments.notes(), arguments.threads())) {
      startDaemon("watch", 0, () -> watch(begun));
      for (int i = 0; i < arguments.threads(); i++) {
        int thread = i;
        startDaemon("read-" + i, STACK_BYTES, () -> serve(thread, lake, context, allocator, begun));
      }
      listen();
      Runtime.getRuntime().halt(0);
    }
  }

  private SessionOptions engine() {
    return SessionOptions.defaults()
        .withMemoryLimitBytes(MEMORY_PER_THREAD * arguments.threads())
        .withSpillDirectory(arguments.folder().resolve("spill"))
        .withTargetPartitions(1);
  }

  private static void startDaemon(String name, long stack, Runnable body) {
    Thread thread = new Thread(null, body, name, stack);
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (Json.read(line, Message.class) instanceof Message.Read read) {
        orders.add(read.task());
      }
    }
  }

  private void serve(
      int thread,
      Storage lake,
      SessionContext context,
      BufferAllocator allocator,
      BegunFiles begun) {
    ExtractorOptions options =
        new ExtractorOptions(
            Duration.ofMillis(arguments.deadlineMillis()),
            ExtractorOptions.DEFAULTS.maxDiagnostics());
    try (ExtractorSessions sessions = new ExtractorSessions(options)) {
      ExtractStage stage = new ExtractStage(lake, context, allocator, sessions);
      answer(new Message.Ready());
      while (true) {
        ShardTask task = orders.take();
        answer(read(stage, task, new Noting(thread, task.shard().index(), begun)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Message read(ExtractStage stage, ShardTask task, Noting noting) {
    try {
      return new Message.Done(stage.run(task, noting));
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      return new Message.Failed(task.shard().index(), e.toString());
    } finally {
      noting.report();
    }
  }

  /** One line each, written whole. */
  private void answer(Message message) {
    synchronized (answers) {
      answers.println(Json.text(message));
      answers.flush();
    }
  }

  /** Ends the worker when a file takes twice its deadline: nothing else stops a parse in Java. */
  private void watch(BegunFiles begun) {
    long limit = Duration.ofMillis(2 * arguments.deadlineMillis()).toNanos();
    try {
      while (true) {
        Thread.sleep(WATCH_MILLIS);
        begun
            .overdue(limit)
            .ifPresent(thread -> {
              begun.timedOut(thread);
              Runtime.getRuntime().halt(WorkerProcess.TIMED_OUT);
            });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Notes each file, and reports progress now and then. */
  private final class Noting implements FileListener {
    private static final int REPORT_FILES = 50;

    private final int thread;
    private final int shard;
    private final BegunFiles begun;
    private long files;
    private long bytes;

    Noting(int thread, int shard, BegunFiles begun) {
      this.thread = thread;
      this.shard = shard;
      this.begun = begun;
    }

    @Override
    public void begun(String path) {
      begun.begin(thread, shard, path);
    }

    @Override
    public void ended(long size) {
      begun.end(thread);
      files++;
      bytes += size;
      if (files >= REPORT_FILES) {
        report();
      }
    }

    void report() {
      if (files > 0) {
        answer(new Message.Advanced(shard, files, bytes));
        files = 0;
        bytes = 0;
      }
    }
  }
}
