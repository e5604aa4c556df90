package dev.sourcelake.cli.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sourcelake.cli.cloud.Cloud.LogLine;
import dev.sourcelake.cli.output.CellText;
import java.time.temporal.ChronoUnit;

/** Lines of logs as people read them. */
final class LogText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LogText() {}

  /** Time, function, level and message of a structured line; any other as it is. */
  static String of(String function, LogLine line) {
    return "%s %-15s %s"
        .formatted(
            line.time().truncatedTo(ChronoUnit.MILLIS), function, CellText.visible(said(line)));
  }

  private static String said(LogLine line) {
    if (!line.text().startsWith("{")) {
      return line.text();
    }
    try {
      JsonNode json = JSON.readTree(line.text());
      if (!json.hasNonNull("message")) {
        return line.text();
      }
      String error = json.path("error").path("message").asText("");
      return json.path("level").asText("")
          + " "
          + json.get("message").asText()
          + (error.isEmpty() ? "" : ": " + error);
    } catch (JsonProcessingException e) {
      return line.text();
    }
  }
}
