package dev.sourcelake.cli.output;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Values of any type as text. */
final class Values {
  private Values() {}

  /** A value as text, null where it is null; lists, maps and structs are JSON. */
  static String text(FieldVector vector, int row) {
    if (vector.isNull(row)) {
      return null;
    }
    return switch (vector) {
      case VarCharVector text -> new String(text.get(row), StandardCharsets.UTF_8);
      case ListVector _, FixedSizeListVector _, StructVector _ -> JsonValues.text(vector, row);
      default -> Scalars.text(vector, row);
    };
  }

  /** Whether values are numbers, which line up at their right ends. */
  static boolean isNumber(FieldVector vector) {
    return switch (vector.getField().getType()) {
      case ArrowType.Int _, ArrowType.FloatingPoint _, ArrowType.Decimal _ -> true;
      default -> false;
    };
  }
}
