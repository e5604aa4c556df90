package dev.sourcelake.infra.constructs;

import java.util.Objects;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;

/**
 * What the workflow of owners is told.
 *
 * @param name the state machine's name
 * @param listRepositories what compares, by its alias
 * @param scans the workflow of one repository
 * @param scansName that one's name, which its executions' ARNs are made of
 * @param failures the table of repositories whose scans have failed
 * @param lake the bucket that what is due is read from
 * @param repositoriesAtOnce how many repositories are scanned side by side
 * @param logRetention how long its log is kept
 * @param xray whether its executions are traced
 */
public record OrganisationWorkflowProps(
    String name,
    IFunction listRepositories,
    IStateMachine scans,
    String scansName,
    ITable failures,
    IBucket lake,
    int repositoriesAtOnce,
    RetentionDays logRetention,
    boolean xray) {
  /** Refuses a name that is missing, since others know the state machine by it. */
  public OrganisationWorkflowProps {
    Objects.requireNonNull(name, "name");
  }
}
