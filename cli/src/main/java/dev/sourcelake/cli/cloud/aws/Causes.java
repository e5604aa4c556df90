package dev.sourcelake.cli.cloud.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Causes of failed executions as people read them. */
final class Causes {
  private Causes() {}

  /** The cause with what Lambda says of an exception replaced by the exception's message. */
  static String readable(String cause) {
    int begin = cause.indexOf("{\"");
    if (begin < 0) {
      return cause;
    }
    try {
      JsonNode exception = new ObjectMapper().readTree(cause.substring(begin));
      return exception.hasNonNull("errorMessage")
          ? cause.substring(0, begin) + exception.get("errorMessage").asText()
          : cause;
    } catch (JsonProcessingException e) {
      return cause;
    }
  }
}
