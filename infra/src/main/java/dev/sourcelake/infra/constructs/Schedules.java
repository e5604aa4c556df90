package dev.sourcelake.infra.constructs;

import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.constructs.Construct;

/** The times at which owners are compared with the lake: a schedule each. */
public final class Schedules extends Construct {
  /** Not all at the same minute, which no forge would like. */
  private static final int WINDOW_MINUTES = 15;

  /**
   * Makes them.
   *
   * @param name what their names begin with
   * @param owners whose repositories are compared
   * @param expression when, in UTC
   */
  public Schedules(
      Construct scope,
      String id,
      String name,
      List<String> owners,
      String expression,
      IStateMachine organisations) {
    super(scope, id);
    if (owners.isEmpty()) {
      return;
    }
    Role role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("scheduler.amazonaws.com"))
            .description("What the schedules of " + name + " may do")
            .build();
    role.addToPolicy(
        PolicyStatement.Builder.create()
            .actions(List.of("states:StartExecution"))
            .resources(List.of(organisations.getStateMachineArn()))
            .build());
    for (int i = 0; i < owners.size(); i++) {
      // A rate of minutes leaves no room for a window.
      boolean often = expression.startsWith("rate(") && expression.contains("minute");
      CfnSchedule schedule =
          CfnSchedule.Builder.create(this, "Owner" + i)
              .name(name + "-organisation-" + i)
              .description("Keeps " + owners.get(i))
              .scheduleExpression(expression)
              .scheduleExpressionTimezone("UTC")
              .flexibleTimeWindow(
                  often
                      ? CfnSchedule.FlexibleTimeWindowProperty.builder().mode("OFF").build()
                      : CfnSchedule.FlexibleTimeWindowProperty.builder()
                          .mode("FLEXIBLE")
                          .maximumWindowInMinutes(WINDOW_MINUTES)
                          .build())
              .target(
                  CfnSchedule.TargetProperty.builder()
                      .arn(organisations.getStateMachineArn())
                      .roleArn(role.getRoleArn())
                      .input("{\"owner\": \"" + owners.get(i) + "\"}")
                      .build())
              .build();
      // A schedule is of no use before it may start anything.
      schedule.getNode().addDependency(role);
    }
  }
}
