package dev.sourcelake.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.localstack.EmulatedAws.Service;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What the functions have logged. */
final class FunctionLogs {
  private static final String PREFIX = "/aws/lambda/";

  private FunctionLogs() {}

  /** All of it, function by function; what could not be read is said instead. */
  static String all(EmulatedAws aws) {
    StringBuilder text = new StringBuilder();
    try {
      for (JsonNode group :
          aws.call(Service.LOGS, "DescribeLogGroups", Map.of("logGroupNamePrefix", PREFIX))
              .path("logGroups")) {
        append(aws, group.path("logGroupName").asText(), text);
      }
    } catch (IOException e) {
      text.append("The logs could not be read: ").append(e.getMessage());
    }
    return text.toString();
  }

  private static void append(EmulatedAws aws, String group, StringBuilder text) throws IOException {
    Map<String, Object> request = new HashMap<>(Map.of("logGroupName", group));
    String next;
    do {
      JsonNode page = aws.call(Service.LOGS, "FilterLogEvents", request);
      for (JsonNode event : page.path("events")) {
        text.append(group.substring(PREFIX.length()))
            .append(' ')
            .append(event.path("message").asText().stripTrailing())
            .append('\n');
      }
      next = page.path("nextToken").asText("");
      request.put("nextToken", next);
    } while (!next.isEmpty());
  }
}
