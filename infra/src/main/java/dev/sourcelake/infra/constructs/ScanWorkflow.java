package dev.sourcelake.infra.constructs;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/** The state machine that leads a repository through the stages, and what it may do. */
public final class ScanWorkflow extends Construct {
  /** The states, as a resource with names to fill in. */
  public static final String DEFINITION = "/dev/sourcelake/infra/scan-workflow.asl.json";

  private final StateMachine stateMachine;
  private final LogGroup log;
  private final Role role;

  /** Makes the state machine, its role and its log. */
  public ScanWorkflow(Construct scope, String id, ScanWorkflowProps props) {
    super(scope, id);
    log =
        LogGroup.Builder.create(this, "Log")
            // Step Functions writes without a resource policy of its own to groups of this name.
            .logGroupName("/aws/vendedlogs/states/" + props.name())
            .retention(props.logRetention())
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("states.amazonaws.com"))
            .description("What the workflow " + props.name() + " may do")
            .build();
    statements(props).forEach(role::addToPolicy);
    stateMachine =
        StateMachine.Builder.create(this, "StateMachine")
            .stateMachineName(props.name())
            .stateMachineType(StateMachineType.STANDARD)
            .role(role)
            .definitionBody(
                DefinitionBody.fromString(
                    Definitions.read(DEFINITION, Map.of("ShardsInFlight", props.shardsInFlight()))))
            .definitionSubstitutions(
                Map.of(
                    "ClaimsTable", props.claims().getTableName(),
                    "ScanRepository", props.scanRepository().getFunctionArn(),
                    "PlanWorklist", props.planWorklist().getFunctionArn(),
                    "PrepareCommit", props.prepareCommit().getFunctionArn(),
                    "ShardsQueue", props.shards().getQueueUrl(),
                    "PublishQueue", props.publish().getQueueUrl()))
            .tracingEnabled(props.xray())
            // Payloads hold keys and counts, so they may be logged; successes stand in the history.
            .logs(
                LogOptions.builder()
                    .destination(log)
                    .level(LogLevel.ERROR)
                    .includeExecutionData(true)
                    .build())
            .build();
  }

  /** The state machine. */
  public StateMachine stateMachine() {
    return stateMachine;
  }

  /** What it writes to. */
  public LogGroup log() {
    return log;
  }

  /** What it may do. */
  public Role role() {
    return role;
  }

  private List<PolicyStatement> statements(ScanWorkflowProps props) {
    // The state machine's own ARN is put together from its name, since the role comes first.
    String itself = arn("stateMachine", props.name());
    return List.of(
        allow(
            List.of("lambda:InvokeFunction"),
            Stream.of(props.scanRepository(), props.planWorklist(), props.prepareCommit())
                .map(IFunction::getFunctionArn)
                .toList()),
        allow(
            List.of("sqs:SendMessage"),
            List.of(props.shards().getQueueArn(), props.publish().getQueueArn())),
        allow(
            List.of(
                "dynamodb:GetItem",
                "dynamodb:PutItem",
                "dynamodb:UpdateItem",
                "dynamodb:DeleteItem"),
            List.of(props.claims().getTableArn())),
        allow(List.of("s3:GetObject"), List.of(props.lake().arnForObjects("runs/*/items.json"))),
        allow(List.of("states:StartExecution"), List.of(itself)),
        allow(List.of("states:DescribeExecution"), List.of(arn("execution", props.name() + ":*"))));
  }

  private String arn(String resource, String name) {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("states")
                .resource(resource)
                .resourceName(name)
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
  }

  private static PolicyStatement allow(List<String> actions, List<String> resources) {
    return PolicyStatement.Builder.create().actions(actions).resources(resources).build();
  }
}
