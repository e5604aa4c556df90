package dev.sourcelake.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.localstack.EmulatedAws.Service;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code localstack/logs} runs: prints the functions' logs in the order of time. */
public final class LogsMain {
  private static final String PREFIX = "/aws/lambda/";

  private LogsMain() {}

  /**
   * Prints them.
   *
   * @param arguments the emulator's endpoint, and the end of a function's name or nothing
   */
  public static void main(String[] arguments) throws IOException {
    String end = arguments.length > 1 ? arguments[1] : "";
    try (EmulatedAws aws = new EmulatedAws(URI.create(arguments[0]))) {
      List<Line> lines = new ArrayList<>();
      for (String group : groups(aws)) {
        if (group.endsWith(end)) {
          lines.addAll(lines(aws, group));
        }
      }
      lines.sort(Comparator.comparing(Line::time));
      lines.forEach(
          line -> System.out.println(line.time() + " " + line.function() + " " + line.text()));
    }
  }

  /** The functions' log groups. */
  static List<String> groups(EmulatedAws aws) throws IOException {
    List<String> names = new ArrayList<>();
    aws.call(Service.LOGS, "DescribeLogGroups", Map.of("logGroupNamePrefix", PREFIX))
        .path("logGroups")
        .forEach(group -> names.add(group.path("logGroupName").asText()));
    return names;
  }

  /** All lines of a log group. */
  static List<Line> lines(EmulatedAws aws, String group) throws IOException {
    List<Line> lines = new ArrayList<>();
    Map<String, Object> request = new HashMap<>(Map.of("logGroupName", group));
    String next;
    do {
      JsonNode page = aws.call(Service.LOGS, "FilterLogEvents", request);
      for (JsonNode event : page.path("events")) {
        lines.add(
            new Line(
                Instant.ofEpochMilli(event.path("timestamp").asLong()),
                group.substring(PREFIX.length()),
                event.path("message").asText().stripTrailing()));
      }
      next = page.path("nextToken").asText("");
      request.put("nextToken", next);
    } while (!next.isEmpty());
    return lines;
  }

  /**
   * A line of a log.
   *
   * @param time when it was written
   * @param function the function's name
   * @param text what it says
   */
  record Line(Instant time, String function, String text) {}
}
