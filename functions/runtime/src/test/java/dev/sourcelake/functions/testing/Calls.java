package dev.sourcelake.functions.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls handlers as Lambda does: JSON in, JSON out. */
public final class Calls {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Calls() {}

  public static JsonNode call(RequestStreamHandler handler, String event) throws IOException {
    return call(handler, event, Duration.ofMinutes(3));
  }

  public static JsonNode call(RequestStreamHandler handler, String event, Duration time)
      throws IOException {
    InputStream in = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(in, out, new FakeContext(time));
    return MAPPER.readTree(out.toByteArray());
  }

  /** One record of a queue's event, as AWS writes it. */
  public static String message(String id, int receives, String body) {
    try {
      return """
      {"messageId": "%s", "receiptHandle": "handle-%s", "body": %s,
       "attributes": {"ApproximateReceiveCount": "%d", "SentTimestamp": "1523232000000"},
       "messageAttributes": {}, "md5OfBody": "e4e68fb7bd0e697a0ae8f1bb342846b3",
       "eventSource": "aws:sqs", "eventSourceARN": "arn:aws:sqs:eu-west-1:1:shards",
       "awsRegion": "eu-west-1"}
      """
          .formatted(id, id, MAPPER.writeValueAsString(body), receives);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A queue's event of these records. */
  public static String event(String... messages) {
    return "{\"Records\": [" + String.join(",", messages) + "]}";
  }
}
