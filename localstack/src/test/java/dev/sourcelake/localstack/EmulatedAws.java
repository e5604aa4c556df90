package dev.sourcelake.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Calls an emulator's services by AWS's JSON protocol; requests are not signed. */
final class EmulatedAws implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REGION = "us-east-1";

  /** The services that a scan is followed by. */
  public enum Service {
    STEP_FUNCTIONS("AWSStepFunctions", "states"),
    SQS("AmazonSQS", "sqs"),
    DYNAMODB("DynamoDB_20120810", "dynamodb"),
    SECRETS_MANAGER("secretsmanager", "secretsmanager"),
    LOGS("Logs_20140328", "logs");

    private final String target;
    private final String scope;

    Service(String target, String scope) {
      this.target = target;
      this.scope = scope;
    }
  }

  private final URI endpoint;
  private final HttpClient http = HttpClient.newHttpClient();

  /** An emulator by its endpoint, such as {@code http://127.0.0.1:4566}. */
  public EmulatedAws(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Calls an operation; {@link IOException} says what the emulator says against it. */
  public JsonNode call(Service service, String operation, Map<String, ?> parameters)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/"))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", service.target + "." + operation)
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=0"
                    .formatted(REGION, service.scope))
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(parameters)))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(operation + ": " + answer.body());
      }
      return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for " + operation, e);
    }
  }

  /**
   * Has a schedule of EventBridge Scheduler fire every minute, the first time at once, or no more.
   */
  public void fire(String schedule, boolean fires) throws IOException {
    ObjectNode found = (ObjectNode) JSON.readTree(rest("GET", "/schedules/" + schedule, ""));
    found.put("ScheduleExpression", "rate(1 minute)");
    found.put("State", fires ? "ENABLED" : "DISABLED");
    found.set("FlexibleTimeWindow", JSON.createObjectNode().put("Mode", "OFF"));
    rest("PUT", "/schedules/" + schedule, found.toString());
  }

  private String rest(String method, String path, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20260101/%s/scheduler/aws4_request, SignedHeaders=host, Signature=0"
                    .formatted(REGION))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(method + " " + path + ": " + answer.body());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for " + path, e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
