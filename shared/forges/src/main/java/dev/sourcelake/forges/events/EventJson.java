package dev.sourcelake.forges.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sourcelake.forges.RepositoryName;

/** Reading events that are not to be trusted further than their signature goes. */
final class EventJson {
  private static final String BRANCHES = "refs/heads/";
  private static final int MAX_REF = 1000;

  private EventJson() {}

  /** The repository's name that stands at a pointer. */
  static RepositoryName name(JsonNode json, String pointer) {
    return name(json.at(pointer).asText(), pointer);
  }

  static RepositoryName name(String text, String where) {
    if (!RepositoryName.isName(text)) {
      throw new MalformedEventException("there is no repository's name at " + where);
    }
    return new RepositoryName(text);
  }

  /** Text at a pointer, which must be there. */
  static String text(JsonNode json, String pointer) {
    JsonNode node = json.at(pointer);
    if (!node.isTextual() || node.asText().isEmpty()) {
      throw new MalformedEventException("there is no text at " + pointer);
    }
    return node.asText();
  }

  /** Text at a pointer, or null. */
  static String textOrNull(JsonNode json, String pointer) {
    return json.at(pointer).textValue();
  }

  /** The branch of a full ref; null where it is none, such as a tag. */
  static String branch(String ref) {
    return ref.length() < MAX_REF && ref.startsWith(BRANCHES)
        ? ref.substring(BRANCHES.length())
        : null;
  }

  /** A commit's id, or null where it is none, or the zeros that mean a deleted branch. */
  static String commit(String text) {
    return text != null && text.matches("[0-9a-f]{40}|[0-9a-f]{64}") && !text.matches("0+")
        ? text
        : null;
  }
}
