package dev.sourcelake.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sourcelake.localstack.EmulatedAws.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Stands between a queue and its function for a while: the test gets the messages instead. */
final class Interception implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MAPPINGS = "/2015-03-31/event-source-mappings/";

  private final EmulatedAws aws;
  private final URI endpoint;
  private final String queueUrl;
  private final String mapping;
  private final HttpClient http = HttpClient.newHttpClient();

  /** Stops a function from taking from a queue; {@link #close} lets it again. */
  Interception(EmulatedAws aws, URI endpoint, String queueUrl) throws IOException {
    this.aws = aws;
    this.endpoint = endpoint;
    this.queueUrl = queueUrl;
    String queue = queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    String found = null;
    for (JsonNode each :
        send(HttpRequest.newBuilder(endpoint.resolve(MAPPINGS)).GET())
            .path("EventSourceMappings")) {
      if (each.path("EventSourceArn").asText().endsWith(":" + queue)) {
        found = each.path("UUID").asText();
      }
    }
    if (found == null) {
      throw new IOException("Nothing takes from " + queue);
    }
    mapping = found;
    enable(false);
  }

  /** The queue that nobody takes from now. */
  String queueUrl() {
    return queueUrl;
  }

  /** Waits for messages, takes them from the queue, and gives their bodies. */
  List<String> take(int count) throws IOException, InterruptedException {
    List<String> bodies = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (bodies.size() < count) {
      if (System.nanoTime() > end) {
        throw new IOException("Only " + bodies.size() + " messages of " + count + " have come");
      }
      for (JsonNode message :
          aws.call(
                  Service.SQS,
                  "ReceiveMessage",
                  Map.of("QueueUrl", queueUrl, "MaxNumberOfMessages", 10, "WaitTimeSeconds", 1))
              .path("Messages")) {
        bodies.add(message.path("Body").asText());
        aws.call(
            Service.SQS,
            "DeleteMessage",
            Map.of("QueueUrl", queueUrl, "ReceiptHandle", message.path("ReceiptHandle").asText()));
      }
    }
    return bodies;
  }

  /** Sends messages, to be taken once the function may. */
  void send(List<String> bodies) throws IOException {
    for (String body : bodies) {
      aws.call(Service.SQS, "SendMessage", Map.of("QueueUrl", queueUrl, "MessageBody", body));
    }
  }

  /** Answers the task that a message stands for with a fault that may pass by itself. */
  void fail(String body) throws IOException {
    aws.call(
        Service.STEP_FUNCTIONS,
        "SendTaskFailure",
        Map.of(
            "taskToken",
            JSON.readTree(body).required("token").asText(),
            "error",
            "Transient",
            "cause",
            "said by a test"));
  }

  @Override
  public void close() throws IOException {
    enable(true);
    http.close();
  }

  private void enable(boolean enabled) throws IOException {
    send(
        HttpRequest.newBuilder(endpoint.resolve(MAPPINGS + mapping))
            .PUT(HttpRequest.BodyPublishers.ofString("{\"Enabled\": " + enabled + "}")));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IOException(answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
