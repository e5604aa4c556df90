package dev.sourcelake.model.table;

import dev.sourcelake.model.dataset.ColumnType;
import dev.sourcelake.model.dataset.ColumnType.ListOf;
import dev.sourcelake.model.dataset.ColumnType.MapOf;
import dev.sourcelake.model.dataset.ColumnType.StructOf;
import dev.sourcelake.model.dataset.ColumnType.StructOf.Field;
import dev.sourcelake.model.rows.StructValue;
import java.util.List;
import java.util.Map;

/**
 * An annotation in a class file.
 *
 * @param type binary name of the annotation's type
 * @param visible whether a running program can see it
 * @param target what carries it within its class or member: null for that itself, {@code parameter
 *     0}, or the target of a type annotation with its path
 * @param arguments values by name, written as in Java source
 */
public record BytecodeAnnotation(
    String type, boolean visible, String target, Map<String, String> arguments)
    implements StructValue {
  static final ColumnType LIST =
      new ListOf(
          new StructOf(
              List.of(
                  new Field("type", ColumnType.TEXT, "binary name of the annotation's type"),
                  new Field("visible", ColumnType.BOOL, "whether a running program can see it"),
                  new Field("target", ColumnType.TEXT, "what carries it within the member"),
                  new Field("arguments", new MapOf(ColumnType.TEXT), "values by name"))));

  @Override
  public Object field(int at) {
    return switch (at) {
      case 0 -> type;
      case 1 -> visible;
      case 2 -> target;
      case 3 -> arguments;
      default -> throw new IndexOutOfBoundsException(at);
    };
  }
}
