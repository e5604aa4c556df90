package dev.sourcelake.functions.receive;

import dev.sourcelake.functions.forge.AwsJson;
import dev.sourcelake.functions.forge.AwsJson.RefusedException;
import dev.sourcelake.functions.forge.AwsJson.Service;
import dev.sourcelake.functions.runtime.Events;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/** The workflows as state machines of Step Functions. */
final class StepFunctions implements Workflows {
  private final Supplier<AwsJson> aws;
  private final String repositories;
  private final String organisations;

  /**
   * Workflows by the ARNs of their state machines.
   *
   * @param repositories the one for a repository
   * @param organisations the one for an owner's repositories
   */
  StepFunctions(Supplier<AwsJson> aws, String repositories, String organisations) {
    this.aws = aws;
    this.repositories = repositories;
    this.organisations = organisations;
  }

  @Override
  public void repository(String name, Map<String, Object> input) throws IOException {
    start(repositories, name, input);
  }

  @Override
  public void organisation(String name, Map<String, Object> input) throws IOException {
    start(organisations, name, input);
  }

  private void start(String machine, String name, Map<String, Object> input) throws IOException {
    try {
      aws.get()
          .call(
              Service.STEP_FUNCTIONS,
              "StartExecution",
              Map.of("stateMachineArn", machine, "name", name, "input", Events.encode(input)));
    } catch (RefusedException e) {
      // The reply to our own first try was lost, or the delivery was taken back and came again.
      if (!e.type().equals("ExecutionAlreadyExists")) {
        throw e;
      }
    }
  }
}
