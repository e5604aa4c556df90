package dev.sourcelake.model.dataset;

import java.util.List;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** The Arrow form of a dataset. */
public final class ArrowSchemas {
  private ArrowSchemas() {}

  /** The schema of a table as queries see it, partition columns included. */
  public static Schema ofTable(Dataset dataset) {
    return of(dataset.columns());
  }

  /** The schema of the rows in a data file. */
  public static Schema ofFile(Dataset dataset) {
    return of(dataset.fileColumns());
  }

  /** The schema of these columns. */
  public static Schema of(List<Column> columns) {
    return new Schema(columns.stream().map(c -> field(c.name(), c.type(), !c.required())).toList());
  }

  private static Field field(String name, ColumnType type, boolean nullable) {
    return new Field(name, new FieldType(nullable, arrow(type), null), children(type));
  }

  private static ArrowType arrow(ColumnType type) {
    return switch (type) {
      case ColumnType.Scalar scalar ->
          switch (scalar) {
            case TEXT -> ArrowType.Utf8.INSTANCE;
            case INT32 -> new ArrowType.Int(32, true);
            case INT64 -> new ArrowType.Int(64, true);
            case BOOL -> ArrowType.Bool.INSTANCE;
            case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
          };
      case ColumnType.ListOf list -> ArrowType.List.INSTANCE;
      case ColumnType.StructOf struct -> ArrowType.Struct.INSTANCE;
      // Parquet has no word for sorted keys, so that a file's type would differ from the table's.
      case ColumnType.MapOf map -> new ArrowType.Map(false);
    };
  }

  private static List<Field> children(ColumnType type) {
    return switch (type) {
      case ColumnType.Scalar scalar -> List.of();
      case ColumnType.ListOf list -> List.of(field("element", list.element(), true));
      case ColumnType.StructOf struct ->
          struct.fields().stream().map(f -> field(f.name(), f.type(), true)).toList();
      case ColumnType.MapOf map ->
          List.of(
              new Field(
                  "key_value",
                  new FieldType(false, ArrowType.Struct.INSTANCE, null),
                  List.of(
                      field("key", ColumnType.TEXT, false), field("value", map.value(), true))));
    };
  }
}
