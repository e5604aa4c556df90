package dev.sourcelake.cli.command;

import static java.util.stream.Collectors.joining;

import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.ColumnType.ListOf;
import dev.sourcelake.model.dataset.ColumnType.MapOf;
import dev.sourcelake.model.dataset.ColumnType.Scalar;
import dev.sourcelake.model.dataset.ColumnType.StructOf;

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
}
