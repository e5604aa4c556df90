package dev.sourcelake.cli.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words the query engine's messages for people. */
final class EngineMessages {
  private static final Pattern PARSER =
      Pattern.compile("SQL error: ParserError\\(\"(.*)\"\\)", Pattern.DOTALL);

  /** Where in the engine a query failed means nothing to who wrote it. */
  private static final Pattern PLACES =
      Pattern.compile(
          "^(?:Error during planning|Schema error|Execution error|Arrow error"
              + "|Optimizer rule '\\w+' failed(?: caused by)?|This feature is not implemented"
              + "|type_coercion(?: caused by)?|caused by):? *");

  private static final int MAX_LENGTH = 600;

  private EngineMessages() {}

  /** The message without the engine's own words around it, and cut where it is very long. */
  static String tidy(String message) {
    Matcher parser = PARSER.matcher(message);
    if (parser.matches()) {
      return "The SQL cannot be parsed: " + parser.group(1).replace("\\\"", "\"");
    }
    String tidied = message;
    for (Matcher place = PLACES.matcher(tidied); place.find(); place = PLACES.matcher(tidied)) {
      tidied = tidied.substring(place.end());
    }
    return tidied.length() > MAX_LENGTH ? tidied.substring(0, MAX_LENGTH) + "…" : tidied;
  }
}
