package dev.sourcelake.cli.command;

import static java.util.stream.Collectors.joining;

import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.ColumnType.ListOf;
import dev.sourcelake.model.dataset.ColumnType.MapOf;
import dev.sourcelake.model.dataset.ColumnType.Scalar;
import dev.sourcelake.model.dataset.ColumnType.StructOf;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Types of columns as people name them. */
final class TypeNames {
  private TypeNames() {}

  static String of(ColumnType type) {
    return switch (type) {
      case Scalar scalar ->
          switch (scalar) {
            case TEXT -> "text";
            case INT32 -> "int";
            case INT64 -> "bigint";
            case BOOL -> "boolean";
            case TIMESTAMP -> "timestamp";
          };
      case ListOf list -> "list<" + of(list.element()) + ">";
      case MapOf map -> "map<text, " + of(map.value()) + ">";
      case StructOf struct ->
          struct.fields().stream()
              .map(field -> field.name() + " " + of(field.type()))
              .collect(joining(", ", "struct<", ">"));
    };
  }

  /** The type of a column of a view or query. */
  static String of(Field field) {
    List<Field> children = field.getChildren();
    return switch (field.getType()) {
      case ArrowType.Utf8 _ -> "text";
      case ArrowType.Int number -> number.getBitWidth() > 32 ? "bigint" : "int";
      case ArrowType.Bool _ -> "boolean";
      case ArrowType.FloatingPoint _ -> "double";
      case ArrowType.Timestamp _ -> "timestamp";
      case ArrowType.List _ -> "list<" + of(children.getFirst()) + ">";
      case ArrowType.Map _ -> "map<text, " + of(children.getFirst().getChildren().get(1)) + ">";
      case ArrowType.Struct _ ->
          children.stream()
              .map(child -> child.getName() + " " + of(child))
              .collect(joining(", ", "struct<", ">"));
      default -> field.getType().toString().toLowerCase(Locale.ROOT);
    };
  }
}
