package dev.sourcelake.lake.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sourcelake.lake.LakeException;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.Dataset;
import java.util.HashMap;
import java.util.Map;

/** The Delta form of a dataset's columns, comments included, and its growth by addition. */
final class DeltaSchema {
  private DeltaSchema() {}

  /** The schema of a new table, as the log's {@code schemaString}. */
  static String of(Dataset dataset) {
    return declared(dataset).toString();
  }

  /**
   * The schema of a table that has the columns of {@code current} and those the dataset declares
   * beyond them, which may be null since rows are there already; equal to {@code current} where
   * there are none. What {@code current} has beyond the declaration was added by a newer program
   * and stays.
   */
  static String grown(String current, Dataset dataset) {
    ObjectNode schema = parse(current, dataset);
    return merge(schema, declared(dataset), dataset, "") ? schema.toString() : current;
  }

  private static ObjectNode parse(String schema, Dataset dataset) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(schema);
    } catch (JsonProcessingException e) {
      throw new LakeException(
          LakeException.Problem.DAMAGED, "Table '" + dataset + "' has a schema that is no JSON", e);
    }
  }

  private static ObjectNode declared(Dataset dataset) {
    ObjectNode schema = struct();
    for (Column column : dataset.columns()) {
      add(schema, column.name(), column.type(), !column.required(), column.comment());
    }
    return schema;
  }

  private static ObjectNode struct() {
    ObjectNode type = Json.MAPPER.createObjectNode().put("type", "struct");
    type.putArray("fields");
    return type;
  }

  private static void add(
      ObjectNode struct, String name, ColumnType type, boolean nullable, String comment) {
    ObjectNode field = ((ArrayNode) struct.get("fields")).addObject();
    field.put("name", name);
    field.set("type", type(type));
    field.put("nullable", nullable);
    field.putObject("metadata").put("comment", comment);
  }

  private static JsonNode type(ColumnType type) {
    return switch (type) {
      case ColumnType.Scalar scalar ->
          Json.MAPPER
              .getNodeFactory()
              .textNode(
                  switch (scalar) {
                    case TEXT -> "string";
                    case INT32 -> "integer";
                    case INT64 -> "long";
                    case BOOL -> "boolean";
                    case TIMESTAMP -> "timestamp";
                  });
      case ColumnType.ListOf list -> {
        ObjectNode array = Json.MAPPER.createObjectNode().put("type", "array");
        array.set("elementType", type(list.element()));
        yield array.put("containsNull", true);
      }
      case ColumnType.MapOf map -> {
        ObjectNode node = Json.MAPPER.createObjectNode().put("type", "map");
        node.put("keyType", "string");
        node.set("valueType", type(map.value()));
        yield node.put("valueContainsNull", true);
      }
      case ColumnType.StructOf record -> {
        ObjectNode struct = struct();
        for (ColumnType.StructOf.Field field : record.fields()) {
          add(struct, field.name(), field.type(), true, field.comment());
        }
        yield struct;
      }
    };
  }

  /** Adds to a struct what another one has beyond it, and says whether there was anything. */
  private static boolean merge(
      ObjectNode into, ObjectNode declared, Dataset dataset, String parent) {
    Map<String, JsonNode> there = new HashMap<>();
    into.get("fields").forEach(field -> there.put(field.get("name").asText(), field));
    boolean grown = false;
    for (JsonNode field : declared.get("fields")) {
      String name = parent + field.get("name").asText();
      JsonNode existing = there.get(field.get("name").asText());
      if (existing == null) {
        ((ArrayNode) into.get("fields")).add(((ObjectNode) field).put("nullable", true));
        grown = true;
      } else {
        grown |= mergeTypes(existing.get("type"), field.get("type"), dataset, name);
      }
    }
    return grown;
  }

  private static boolean mergeTypes(
      JsonNode into, JsonNode declared, Dataset dataset, String name) {
    String kind = into.isObject() ? into.path("type").asText() : "";
    if (kind.equals("struct") && kind.equals(declared.path("type").asText())) {
      return merge((ObjectNode) into, (ObjectNode) declared, dataset, name + ".");
    }
    if (kind.equals("array") && kind.equals(declared.path("type").asText())) {
      return mergeTypes(
          into.get("elementType"), declared.get("elementType"), dataset, name + ".element");
    }
    if (!into.equals(declared)) {
      throw new LakeException(
          LakeException.Problem.DAMAGED,
          "Column '%s' of table '%s' is %s, but this program writes %s. Use another lake."
              .formatted(name, dataset, into, declared));
    }
    return false;
  }
}
