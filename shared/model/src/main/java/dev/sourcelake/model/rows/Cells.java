package dev.sourcelake.model.rows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseVariableWidthVector;
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
      case VarCharVector texts -> {
        if (value instanceof byte[] utf8) {
          texts.setSafe(index, utf8);
        } else {
          setText(texts, index, (String) value);
        }
      }
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

  static void setInts(ListVector vector, int index, int[] values, int count) {
    int start = vector.startNewValue(index);
    IntVector elements = (IntVector) vector.getDataVector();
    for (int i = 0; i < count; i++) {
      elements.setSafe(start + i, values[i]);
    }
    vector.endValue(index, count);
  }

  private static void setMap(MapVector vector, int index, Map<?, ?> values) {
    int at = vector.startNewValue(index);
    StructVector entries = (StructVector) vector.getDataVector();
    FieldVector keys = (FieldVector) entries.getChildByOrdinal(0);
    FieldVector mapped = (FieldVector) entries.getChildByOrdinal(1);
    for (Map.Entry<?, ?> entry : new TreeMap<>(values).entrySet()) {
      entries.setIndexDefined(at);
      set(keys, at, entry.getKey());
      set(mapped, at, entry.getValue());
      at++;
    }
    vector.endValue(index, values.size());
  }

  private static void setStruct(StructVector vector, int index, StructValue value) {
    vector.setIndexDefined(index);
    for (int i = 0; i < vector.size(); i++) {
      set((FieldVector) vector.getChildByOrdinal(i), index, value.field(i));
    }
  }

  /**
   * Nulls every cell from {@code count} on, in the parts of lists and structs too. Setting the
   * value count alone would leave them behind for the rows that come to stand there.
   */
  static void truncate(FieldVector vector, int count) {
    unsetFrom(vector.getValidityBuffer(), count);
    switch (vector) {
      case BaseVariableWidthVector texts ->
          texts.setLastSet(Math.min(texts.getLastSet(), count - 1));
      case ListVector list -> {
        int last = Math.min(list.getLastSet(), count - 1);
        int elements = last < 0 ? 0 : list.getElementEndIndex(last);
        list.setLastSet(last);
        truncate(list.getDataVector(), elements);
      }
      case StructVector struct ->
          struct.getChildrenFromFields().forEach(child -> truncate(child, count));
      default -> {
        // Of fixed width: nothing but the validity tells.
      }
    }
  }

  private static void unsetFrom(ArrowBuf validity, int count) {
    long whole = (count + 7L) / 8;
    if (count % 8 != 0 && whole <= validity.capacity()) {
      byte kept = (byte) (validity.getByte(whole - 1) & ((1 << (count % 8)) - 1));
      validity.setByte(whole - 1, kept);
    }
    if (whole < validity.capacity()) {
      validity.setZero(whole, validity.capacity() - whole);
    }
  }
}
