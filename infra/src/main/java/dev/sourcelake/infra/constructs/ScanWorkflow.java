package dev.sourcelake.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** The state machine that leads a repository through the stages, and what it may do. */
public final class ScanWorkflow extends Workflow {
  /** The states, as a resource with names to fill in. */
  public static final String DEFINITION = "/dev/sourcelake/infra/scan-workflow.asl.json";

  /** Makes the state machine, its role and its log. */
  public ScanWorkflow(Construct scope, String id, ScanWorkflowProps props) {
    super(
        scope,
        id,
        props.name(),
        props.logRetention(),
        props.xray(),
        Definitions.read(DEFINITION, Map.of("ShardsInFlight", props.shardsInFlight())),
        Map.of(
            "ClaimsTable", props.claims().getTableName(),
            "ScanRepository", props.scanRepository().getFunctionArn(),
            "PlanWorklist", props.planWorklist().getFunctionArn(),
            "PrepareCommit", props.prepareCommit().getFunctionArn(),
            "ShardsQueue", props.shards().getQueueUrl(),
            "PublishQueue", props.publish().getQueueUrl()));
    allowAll(props);
  }

  private void allowAll(ScanWorkflowProps props) {
    // The state machine's own ARN is put together from its name, since the role comes first.
    String itself = arn("stateMachine", props.name());
    allow(
        List.of("lambda:InvokeFunction"),
        Stream.of(props.scanRepository(), props.planWorklist(), props.prepareCommit())
            .map(IFunction::getFunctionArn)
            .toList());
    allow(
        List.of("sqs:SendMessage"),
        List.of(props.shards().getQueueArn(), props.publish().getQueueArn()));
    allow(
        List.of(
            "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"),
        List.of(props.claims().getTableArn()));
    allow(List.of("s3:GetObject"), List.of(props.lake().arnForObjects("runs/*/items.json")));
    allow(List.of("states:StartExecution"), List.of(itself));
    allow(List.of("states:DescribeExecution"), List.of(arn("execution", props.name() + ":*")));
  }
}
