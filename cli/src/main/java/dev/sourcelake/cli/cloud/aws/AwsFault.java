package dev.sourcelake.cli.cloud.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sourcelake.cli.cloud.CloudException;
import dev.sourcelake.cli.cloud.CloudException.Problem;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service says against a call.
 *
 * @param status of the HTTP answer
 * @param code the service's name for it, without the namespace that some put before
 * @param message in words
 */
record AwsFault(int status, String code, String message) {
  private static final Pattern XML_CODE = Pattern.compile("<Code>([^<]*)</Code>");
  private static final Pattern XML_MESSAGE = Pattern.compile("<Message>([^<]*)</Message>");

  private static final Set<String> THROTTLED =
      Set.of(
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "TooManyRequestsException",
          "RequestLimitExceeded",
          "RequestThrottled",
          "SlowDown");

  private static final Set<String> CREDENTIALS =
      Set.of(
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException");

  private static final Set<String> ABSENT =
      Set.of("ExecutionDoesNotExist", "ResourceNotFoundException", "InvalidArn");

  /** Reads an answer in JSON or XML. */
  static AwsFault of(int status, String body) {
    if (body.stripLeading().startsWith("<")) {
      return new AwsFault(status, find(XML_CODE, body), find(XML_MESSAGE, body));
    }
    try {
      JsonNode json = new ObjectMapper().readTree(body);
      String type = json.path("__type").asText(json.path("code").asText(""));
      String message = json.path("message").asText(json.path("Message").asText(""));
      return new AwsFault(status, type.substring(type.lastIndexOf('#') + 1), message);
    } catch (JsonProcessingException e) {
      return new AwsFault(status, "", body.strip());
    }
  }

  private static String find(Pattern pattern, String body) {
    Matcher matcher = pattern.matcher(body);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** Whether the same call may do a moment later. */
  boolean mayPass() {
    return status >= 500 || status == 429 || THROTTLED.contains(code);
  }

  /** The fault for people. */
  CloudException exception(AwsService service, String operation) {
    if (CREDENTIALS.contains(code)) {
      return new CloudException(
          Problem.CREDENTIALS,
          "AWS does not accept the credentials (%s: %s): log in again".formatted(code, message));
    }
    String said = message.isBlank() ? code.isBlank() ? "HTTP " + status : code : message;
    if (ABSENT.contains(code)) {
      return new CloudException(Problem.NOT_FOUND, said);
    }
    boolean denied = code.toLowerCase(Locale.ROOT).contains("accessdenied");
    return new CloudException(
        mayPass() ? Problem.UNREACHABLE : Problem.REFUSED,
        "%s refuses %s: %s%s"
            .formatted(
                service.title(),
                operation,
                said,
                denied ? "; your role needs that permission" : ""));
  }
}
