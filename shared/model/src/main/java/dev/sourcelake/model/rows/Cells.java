package dev.sourcelake.model.rows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/** Writes one value into a vector of any type that datasets use. */
final class Cells {
  private Cells() {}

  static void set(FieldVector vector, int index, Object value) {
    if (value == null) {
      return;
    }
    switch (vector) {
      case VarCharVector texts -> setText(texts, index, (String) value);
      case IntVector numbers -> numbers.setSafe(index, (Integer) value);
      case BigIntVector numbers -> numbers.setSafe(index, (Long) value);
      case BitVector truths -> truths.setSafe(index, (Boolean) value ? 1 : 0);
      case TimeStampMicroTZVector moments -> moments.setSafe(index, (Long) value);
      case MapVector map -> setMap(map, index, (Map<?, ?>) value);
      case ListVector list -> setList(list, index, (List<?>) value);
      case StructVector struct -> setStruct(struct, index, (StructValue) value);
      default -> throw new IllegalArgumentException("No cell is written to " + vector.getField());
    }
  }

  static void setText(VarCharVector vector, int index, String value) {
    vector.setSafe(index, value.getBytes(StandardCharsets.UTF_8));
  }

  private static void setList(ListVector vector, int index, List<?> values) {
    int start = vector.startNewValue(index);
    FieldVector elements = vector.getDataVector();
    for (int i = 0; i < values.size(); i++) {
      set(elements, start + i, values.get(i));
    }
    vector.endValue(index, values.size());
  }

  private static void setMap(MapVector vector, int index, Map<?, ?> values) {
    int at = vector.startNewValue(index);
    StructVector entries = (StructVector) vector.getDataVector();
    for (Map.Entry<?, ?> entry : new TreeMap<>(values).entrySet()) {
      entries.setIndexDefined(at);
      set(entries.getChildrenFromFields().get(0), at, entry.getKey());
      set(entries.getChildrenFromFields().get(1), at, entry.getValue());
      at++;
    }
    vector.endValue(index, values.size());
  }

  private static void setStruct(StructVector vector, int index, StructValue value) {
    vector.setIndexDefined(index);
    List<FieldVector> fields = vector.getChildrenFromFields();
    for (int i = 0; i < fields.size(); i++) {
      set(fields.get(i), index, value.field(i));
    }
  }
}
