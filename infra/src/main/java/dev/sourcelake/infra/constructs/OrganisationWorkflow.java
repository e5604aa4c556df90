package dev.sourcelake.infra.constructs;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Arn;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** The state machine that keeps an owner's repositories in the lake, and what it may do. */
public final class OrganisationWorkflow extends Workflow {
  /** The states, as a resource with names to fill in. */
  public static final String DEFINITION = "/dev/sourcelake/infra/organisation-workflow.asl.json";

  /** Makes the state machine, its role and its log. */
  public OrganisationWorkflow(Construct scope, String id, OrganisationWorkflowProps props) {
    super(
        scope,
        id,
        props.name(),
        props.logRetention(),
        props.xray(),
        Definitions.read(DEFINITION, Map.of("RepositoriesAtOnce", props.repositoriesAtOnce())),
        Map.of(
            "ListRepositories", props.listRepositories().getFunctionArn(),
            "ScanWorkflow", props.scans().getStateMachineArn(),
            "FailuresTable", props.failures().getTableName()));
    allowAll(props);
  }

  private void allowAll(OrganisationWorkflowProps props) {
    allow(List.of("lambda:InvokeFunction"), List.of(props.listRepositories().getFunctionArn()));
    // Its map's children are executions of itself.
    allow(
        List.of("states:StartExecution"),
        List.of(props.scans().getStateMachineArn(), arn("stateMachine", props.name())));
    allow(
        List.of("states:DescribeExecution", "states:StopExecution"),
        List.of(arn("execution", props.scansName() + ":*")));
    // By this rule, which is Step Functions' own, it hears that an execution has ended.
    allow(
        List.of("events:PutTargets", "events:PutRule", "events:DescribeRule"),
        List.of(rule("StepFunctionsGetEventsForStepFunctionsExecutionRule")));
    allow(
        List.of("dynamodb:UpdateItem", "dynamodb:DeleteItem"),
        List.of(props.failures().getTableArn()));
    allow(List.of("s3:GetObject"), List.of(props.lake().arnForObjects("runs/organisations/*")));
  }

  private String rule(String name) {
    return Arn.format(
        ArnComponents.builder().service("events").resource("rule").resourceName(name).build(),
        Stack.of(this));
  }
}
