package dev.sourcelake.functions.runtime;

import java.util.List;

/**
 * Which messages of a batch come back; all others are done with.
 *
 * @param batchItemFailures those that come back
 */
public record QueueAnswer(List<Failure> batchItemFailures) {
  public QueueAnswer {
    batchItemFailures = List.copyOf(batchItemFailures);
  }

  /** The answer that sends these messages back. */
  public static QueueAnswer returning(List<String> messageIds) {
    return new QueueAnswer(messageIds.stream().map(Failure::new).toList());
  }

  /** A message that comes back, by its name in the batch. */
  public record Failure(String itemIdentifier) {}
}
