package dev.sourcelake.infra.constructs;

import java.util.Objects;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sqs.IQueue;

/**
 * What the workflow is told.
 *
 * @param name the state machine's name
 * @param scanRepository what scans, by its alias
 * @param planWorklist what plans, by its alias
 * @param prepareCommit what prepares, by its alias
 * @param shards the queue that shards are sent to
 * @param publish the queue that publish requests are sent to
 * @param claims the table of who may work on which repository
 * @param lake the bucket that lists of shards are read from
 * @param shardsInFlight how many shards of one scan may wait or be read at a time
 * @param logRetention how long its log is kept
 * @param xray whether its executions are traced
 */
public record ScanWorkflowProps(
    String name,
    IFunction scanRepository,
    IFunction planWorklist,
    IFunction prepareCommit,
    IQueue shards,
    IQueue publish,
    ITable claims,
    IBucket lake,
    int shardsInFlight,
    RetentionDays logRetention,
    boolean xray) {
  /** Refuses a name that is missing, since others know the state machine by it. */
  public ScanWorkflowProps {
    Objects.requireNonNull(name, "name");
  }
}
