package dev.sourcelake.cli.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens at Ctrl-C: what runs is cancelled, the command's thread is interrupted, and the
 * process waits a moment for it to put things away.
 */
public final class Interrupts {
  private static final long PATIENCE_SECONDS = 8;

  private final Set<Runnable> cancellations = ConcurrentHashMap.newKeySet();
  private volatile boolean interrupted;

  /** Calls {@code cancel} at an interruption, until the result is closed. */
  public Registration onInterrupt(Runnable cancel) {
    cancellations.add(cancel);
    if (interrupted) {
      cancel.run();
    }
    return () -> cancellations.remove(cancel);
  }

  /** Whether the process has been asked to end. */
  public boolean interrupted() {
    return interrupted;
  }

  /** Cancels what runs and interrupts the command. */
  public void interrupt(Thread command) {
    interrupted = true;
    cancellations.forEach(Runnable::run);
    command.interrupt();
  }

  /**
   * Makes the process's end by a signal an interruption of the current thread, which counts the
   * result down when it has put things away.
   */
  public CountDownLatch install() {
    Thread command = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (ended.getCount() > 0) {
                    interrupt(command);
                    await(ended);
                  }
                },
                "interrupt"));
    return ended;
  }

  private static void await(CountDownLatch ended) {
    try {
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("sourcelake: gave up waiting for what was under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends with {@link #close}. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
