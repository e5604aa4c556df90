package dev.sourcelake.infra.constructs;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Arn;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/** The state machine that keeps an owner's repositories in the lake, and what it may do. */
public final class OrganisationWorkflow extends Construct {
  /** The states, as a resource with names to fill in. */
  public static final String DEFINITION = "/dev/sourcelake/infra/organisation-workflow.asl.json";

  private final StateMachine stateMachine;
  private final LogGroup log;
  private final Role role;

  /** Makes the state machine, its role and its log. */
  public OrganisationWorkflow(Construct scope, String id, OrganisationWorkflowProps props) {
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
                    Definitions.read(
                        DEFINITION, Map.of("RepositoriesAtOnce", props.repositoriesAtOnce()))))
            .definitionSubstitutions(
                Map.of(
                    "ListRepositories", props.listRepositories().getFunctionArn(),
                    "ScanWorkflow", props.scans().getStateMachineArn(),
                    "FailuresTable", props.failures().getTableName()))
            .tracingEnabled(props.xray())
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

  private List<PolicyStatement> statements(OrganisationWorkflowProps props) {
    return List.of(
        allow(List.of("lambda:InvokeFunction"), List.of(props.listRepositories().getFunctionArn())),
        // Its map's children are executions of itself.
        allow(
            List.of("states:StartExecution"),
            List.of(
                props.scans().getStateMachineArn(), arn("states", "stateMachine", props.name()))),
        allow(
            List.of("states:DescribeExecution", "states:StopExecution"),
            List.of(arn("states", "execution", props.scansName() + ":*"))),
        // By this rule, which is Step Functions' own, it hears that an execution has ended.
        allow(
            List.of("events:PutTargets", "events:PutRule", "events:DescribeRule"),
            List.of(rule("StepFunctionsGetEventsForStepFunctionsExecutionRule"))),
        allow(
            List.of("dynamodb:UpdateItem", "dynamodb:DeleteItem"),
            List.of(props.failures().getTableArn())),
        allow(
            List.of("s3:GetObject"), List.of(props.lake().arnForObjects("runs/organisations/*"))));
  }

  private String arn(String service, String resource, String name) {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service(service)
                .resource(resource)
                .resourceName(name)
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
  }

  private String rule(String name) {
    return Arn.format(
        ArnComponents.builder().service("events").resource("rule").resourceName(name).build(),
        Stack.of(this));
  }

  private static PolicyStatement allow(List<String> actions, List<String> resources) {
    return PolicyStatement.Builder.create().actions(actions).resources(resources).build();
  }
}
