package dev.sourcelake.lake.internal;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.List;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** The Arrow form of the types that a Delta log is made of. */
final class KernelTypes {
  private KernelTypes() {}

  /** The schema of these actions; every field may be null, as it may in a checkpoint. */
  static Schema arrow(StructType actions) {
    return new Schema(fields(actions));
  }

  private static List<Field> fields(StructType type) {
    return type.fields().stream().map(KernelTypes::field).toList();
  }

  private static Field field(StructField field) {
    if (field.isMetadataColumn()) {
      throw new UnsupportedOperationException("No log has the column " + field);
    }
    return field(field.getName(), field.getDataType(), true);
  }

  private static Field field(String name, DataType type, boolean nullable) {
    return new Field(name, new FieldType(nullable, arrow(type), null), children(type));
  }

  private static ArrowType arrow(DataType type) {
    return switch (type) {
      case StringType text -> ArrowType.Utf8.INSTANCE;
      case LongType number -> new ArrowType.Int(64, true);
      case IntegerType number -> new ArrowType.Int(32, true);
      case DoubleType number -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case BooleanType truth -> ArrowType.Bool.INSTANCE;
      case StructType struct -> ArrowType.Struct.INSTANCE;
      case ArrayType array -> ArrowType.List.INSTANCE;
      case MapType map -> new ArrowType.Map(false);
      default -> throw new UnsupportedOperationException("No log has values of type " + type);
    };
  }

  private static List<Field> children(DataType type) {
    return switch (type) {
      case StructType struct -> fields(struct);
      case ArrayType array -> List.of(field("element", array.getElementType(), true));
      case MapType map ->
          List.of(
              new Field(
                  "key_value",
                  new FieldType(false, ArrowType.Struct.INSTANCE, null),
                  List.of(
                      field("key", map.getKeyType(), false),
                      field("value", map.getValueType(), true))));
      default -> List.of();
    };
  }
}
