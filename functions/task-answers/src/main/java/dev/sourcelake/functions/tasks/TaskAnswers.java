package dev.sourcelake.functions.tasks;

/**
 * Where a workflow's waiting tasks are answered. A task that was answered before, has timed out or
 * is of an execution that is over is no error: nobody waits for it any more.
 */
public interface TaskAnswers extends AutoCloseable {
  /** The task is done. */
  void succeed(String token, Object output);

  /** The task has failed. */
  void fail(String token, String error, String cause);

  @Override
  void close();
}
