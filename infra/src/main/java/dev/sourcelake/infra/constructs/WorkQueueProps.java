package dev.sourcelake.infra.constructs;

import software.amazon.awscdk.Duration;

/**
 * What a queue of work is told.
 *
 * @param name its name, without the ending that a FIFO queue's has
 * @param fifo whether messages of one group come one after the other
 * @param visibility for how long a message that was handed out is not handed out again
 * @param receives how often a message is handed out before it is put aside
 * @param retention how long a message that nobody takes is kept
 */
public record WorkQueueProps(
    String name, boolean fifo, Duration visibility, int receives, Duration retention) {
  /** How long messages that were put aside are kept: as long as SQS can. */
  public static final Duration DEAD_LETTER_RETENTION = Duration.days(14);

  /** Refuses a queue whose messages would outlive those that were put aside. */
  public WorkQueueProps {
    if (receives < 1) {
      throw new IllegalArgumentException("queue " + name + ": receives is " + receives);
    }
    if (retention.toSeconds().longValue() >= DEAD_LETTER_RETENTION.toSeconds().longValue()) {
      throw new IllegalArgumentException(
          "queue "
              + name
              + ": a message that is put aside keeps its age, so retention must be"
              + " less than 14 days");
    }
  }
}
