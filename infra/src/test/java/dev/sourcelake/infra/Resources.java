package dev.sourcelake.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.assertions.Template;

/** Looks into templates. */
final class Resources {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Resources() {}

  /** The properties of all resources of a type, by their ids in the template. */
  static Map<String, JsonNode> ofType(Template template, String type) {
    return template.findResources(type).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> JSON.valueToTree(entry.getValue()).path("Properties")));
  }

  /** All values under an array, or the value itself where it stands alone, as IAM allows. */
  static List<JsonNode> list(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false).toList()
        : List.of(node);
  }

  /** The statements of the policies that belong to a role, whose id begins with {@code owner}. */
  static Stream<JsonNode> statements(Template template, String owner) {
    return ofType(template, "AWS::IAM::Policy").entrySet().stream()
        .filter(policy -> policy.getKey().startsWith(owner))
        .flatMap(
            policy -> list(policy.getValue().path("PolicyDocument").path("Statement")).stream());
  }

  /** The ends of a statement's resources: what stands behind a bucket's ARN, for instance. */
  static List<String> resourceEnds(JsonNode statement) {
    return list(statement.path("Resource")).stream().map(Resources::end).toList();
  }

  private static String end(JsonNode resource) {
    JsonNode parts = resource.path("Fn::Join").path(1);
    return parts.isEmpty() ? resource.toString() : parts.get(parts.size() - 1).asText();
  }
}
