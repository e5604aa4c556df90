package dev.sourcelake.infra.constructs;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/** A state machine with a role and a log of its own. */
abstract class Workflow extends Construct {
  private final LogGroup log;
  private final Role role;
  private final StateMachine stateMachine;

  /**
   * Makes them; what the role may do is added by {@link #allow}.
   *
   * @param definition the states
   * @param substitutions what they call by names that are known only when they are deployed
   */
  Workflow(
      Construct scope,
      String id,
      String name,
      RetentionDays logRetention,
      boolean xray,
      String definition,
      Map<String, String> substitutions) {
    super(scope, id);
    log =
        LogGroup.Builder.create(this, "Log")
            // Step Functions writes without a resource policy of its own to groups of this name.
            .logGroupName("/aws/vendedlogs/states/" + name)
            .retention(logRetention)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("states.amazonaws.com"))
            .description("What the workflow " + name + " may do")
            .build();
    stateMachine =
        StateMachine.Builder.create(this, "StateMachine")
            .stateMachineName(name)
            .stateMachineType(StateMachineType.STANDARD)
            .role(role)
            .definitionBody(DefinitionBody.fromString(definition))
            .definitionSubstitutions(substitutions)
            .tracingEnabled(xray)
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

  final void allow(List<String> actions, List<String> resources) {
    role.addToPolicy(
        PolicyStatement.Builder.create().actions(actions).resources(resources).build());
  }

  /** The ARN of a resource of Step Functions, put together from its name. */
  final String arn(String resource, String name) {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("states")
                .resource(resource)
                .resourceName(name)
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
  }
}
