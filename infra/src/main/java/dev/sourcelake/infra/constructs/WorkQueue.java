package dev.sourcelake.infra.constructs;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** A queue, and beside it the one for messages that nobody could handle. */
public final class WorkQueue extends Construct {
  private final Queue queue;
  private final Queue deadLetters;
  private final WorkQueueProps props;

  /** Makes both queues: encrypted, and for TLS only. */
  public WorkQueue(Construct scope, String id, WorkQueueProps props) {
    super(scope, id);
    this.props = props;
    deadLetters =
        builder("DeadLetters", props.name() + "-dlq")
            .retentionPeriod(WorkQueueProps.DEAD_LETTER_RETENTION)
            .build();
    queue =
        builder("Queue", props.name())
            .visibilityTimeout(props.visibility())
            .retentionPeriod(props.retention())
            .deadLetterQueue(
                DeadLetterQueue.builder()
                    .queue(deadLetters)
                    .maxReceiveCount(props.receives())
                    .build())
            .build();
  }

  /** The queue that work is sent to. */
  public Queue queue() {
    return queue;
  }

  /** The queue of what was put aside. */
  public Queue deadLetters() {
    return deadLetters;
  }

  /** What it was told. */
  public WorkQueueProps props() {
    return props;
  }

  private Queue.Builder builder(String id, String name) {
    Queue.Builder builder =
        Queue.Builder.create(this, id)
            .queueName(props.fifo() ? name + ".fifo" : name)
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .removalPolicy(RemovalPolicy.DESTROY);
    // To say that a queue is not FIFO is an error of CloudFormation's.
    return props.fifo() ? builder.fifo(true) : builder;
  }
}
