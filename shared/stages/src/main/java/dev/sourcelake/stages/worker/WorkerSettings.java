package dev.sourcelake.stages.worker;

import java.nio.file.Path;

/**
 * How the workers of one scan are run.
 *
 * @param lake where the lake is, as its storage's root names it
 * @param jobs files read side by side, over all workers
 * @param temporary a folder for notes and spilled rows, the parent's to remove
 * @param deadlineMillis after how long the parse of one file is given up by its parser; a worker
 *     whose file takes twice as long ends itself
 */
public record WorkerSettings(String lake, int jobs, Path temporary, long deadlineMillis) {
  private static final int THREADS_PER_WORKER = 4;

  public WorkerSettings {
    if (jobs < 1) {
      throw new IllegalArgumentException("At least one file must be read at a time: " + jobs);
    }
  }

  /** How many processes there are: one for every few files side by side. */
  int workers() {
    return (jobs + THREADS_PER_WORKER - 1) / THREADS_PER_WORKER;
  }

  /** How many threads each process has. */
  int threads() {
    return (jobs + workers() - 1) / workers();
  }
}
