package dev.sourcelake.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sourcelake.localstack.EmulatedAws.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One execution of the workflow. */
final class Execution {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EmulatedAws aws;
  private final String arn;

  private Execution(EmulatedAws aws, String arn) {
    this.aws = aws;
    this.arn = arn;
  }

  /**
   * Starts one.
   *
   * @param input what is to be scanned, by the names that the workflow knows
   */
  public static Execution start(EmulatedAws aws, Deployed deployed, Map<String, ?> input)
      throws IOException {
    JsonNode answer =
        aws.call(
            Service.STEP_FUNCTIONS,
            "StartExecution",
            Map.of(
                "stateMachineArn",
                deployed.stateMachine(),
                "input",
                JSON.writeValueAsString(input)));
    return new Execution(aws, answer.required("executionArn").asText());
  }

  /** One that runs or ran, by its ARN. */
  public static Execution of(EmulatedAws aws, String arn) {
    return new Execution(aws, arn);
  }

  /** Its ARN. */
  public String arn() {
    return arn;
  }

  /** How it stands. */
  public State state() throws IOException {
    JsonNode answer =
        aws.call(Service.STEP_FUNCTIONS, "DescribeExecution", Map.of("executionArn", arn));
    return new State(
        answer.path("status").asText(),
        JSON.readTree(answer.path("output").asText("{}")),
        answer.path("error").asText(""),
        answer.path("cause").asText(""));
  }

  /** Its events from the first on. */
  public List<JsonNode> history() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    Map<String, Object> request = new HashMap<>(Map.of("executionArn", arn, "maxResults", 1000));
    String next;
    do {
      JsonNode page = aws.call(Service.STEP_FUNCTIONS, "GetExecutionHistory", request);
      page.path("events").forEach(events::add);
      next = page.path("nextToken").asText("");
      request.put("nextToken", next);
    } while (!next.isEmpty());
    return events;
  }

  /** How long its state of this name took. */
  double seconds(String state) throws IOException {
    double entered = 0;
    double exited = 0;
    for (JsonNode event : history()) {
      if (event.path("stateEnteredEventDetails").path("name").asText().equals(state)) {
        entered = event.path("timestamp").asDouble();
      } else if (event.path("stateExitedEventDetails").path("name").asText().equals(state)) {
        exited = event.path("timestamp").asDouble();
      }
    }
    return exited - entered;
  }

  /**
   * How an execution stands.
   *
   * @param status Step Functions' word for it
   * @param output its result, an empty object before it ends
   * @param error the class of its fault, empty where there is none
   * @param cause its fault in words, empty where there is none
   */
  public record State(String status, JsonNode output, String error, String cause) {
    /** Whether it is not over. */
    public boolean isRunning() {
      return status.equals("RUNNING");
    }

    /** Whether it ended well. */
    public boolean hasSucceeded() {
      return status.equals("SUCCEEDED");
    }
  }
}
