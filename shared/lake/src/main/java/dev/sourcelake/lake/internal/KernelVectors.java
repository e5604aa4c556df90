package dev.sourcelake.lake.internal;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.defaults.internal.data.DefaultColumnarBatch;
import io.delta.kernel.defaults.internal.data.vector.DefaultArrayVector;
import io.delta.kernel.defaults.internal.data.vector.DefaultBinaryVector;
import io.delta.kernel.defaults.internal.data.vector.DefaultBooleanVector;
import io.delta.kernel.defaults.internal.data.vector.DefaultDoubleVector;
import io.delta.kernel.defaults.internal.data.vector.DefaultIntVector;
import io.delta.kernel.defaults.internal.data.vector.DefaultLongVector;
import io.delta.kernel.defaults.internal.data.vector.DefaultMapVector;
import io.delta.kernel.defaults.internal.data.vector.DefaultStructVector;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/**
 * Batches of log actions between Arrow and Delta Kernel. The kernel keeps values of a batch for as
 * long as it likes and never closes them, so what it gets lies on the heap.
 */
final class KernelVectors {
  private KernelVectors() {}

  /** A copy of an Arrow batch, whose columns are those of the schema in its order. */
  static ColumnarBatch toKernel(VectorSchemaRoot batch, StructType schema) {
    ColumnVector[] columns = new ColumnVector[schema.length()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = toKernel(batch.getVector(i), schema.at(i).getDataType());
    }
    return new DefaultColumnarBatch(batch.getRowCount(), schema, columns);
  }

  private static ColumnVector toKernel(FieldVector vector, DataType type) {
    int size = vector.getValueCount();
    boolean[] absent = new boolean[size];
    for (int i = 0; i < size; i++) {
      absent[i] = vector.isNull(i);
    }
    Optional<boolean[]> nulls = Optional.of(absent);
    return switch (vector) {
      case VarCharVector texts -> {
        byte[][] values = new byte[size][];
        for (int i = 0; i < size; i++) {
          values[i] = absent[i] ? null : texts.get(i);
        }
        yield new DefaultBinaryVector(type, size, values);
      }
      case BigIntVector numbers -> {
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
          values[i] = absent[i] ? 0 : numbers.get(i);
        }
        yield new DefaultLongVector(type, size, nulls, values);
      }
      case IntVector numbers -> {
        int[] values = new int[size];
        for (int i = 0; i < size; i++) {
          values[i] = absent[i] ? 0 : numbers.get(i);
        }
        yield new DefaultIntVector(type, size, nulls, values);
      }
      case Float8Vector numbers -> {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
          values[i] = absent[i] ? 0 : numbers.get(i);
        }
        yield new DefaultDoubleVector(size, nulls, values);
      }
      case BitVector truths -> {
        boolean[] values = new boolean[size];
        for (int i = 0; i < size; i++) {
          values[i] = !absent[i] && truths.get(i) != 0;
        }
        yield new DefaultBooleanVector(size, nulls, values);
      }
      case StructVector struct -> {
        StructType fields = (StructType) type;
        ColumnVector[] children = new ColumnVector[fields.length()];
        for (int i = 0; i < children.length; i++) {
          FieldVector child = struct.getChildrenFromFields().get(i);
          children[i] = toKernel(child, fields.at(i).getDataType());
        }
        yield new DefaultStructVector(size, type, nulls, children);
      }
      case MapVector map -> {
        StructVector entries = (StructVector) map.getDataVector();
        MapType entry = (MapType) type;
        yield new DefaultMapVector(
            size,
            type,
            nulls,
            offsets(map),
            toKernel(entries.getChildrenFromFields().get(0), entry.getKeyType()),
            toKernel(entries.getChildrenFromFields().get(1), entry.getValueType()));
      }
      case ListVector list ->
          new DefaultArrayVector(
              size,
              type,
              nulls,
              offsets(list),
              toKernel(list.getDataVector(), ((ArrayType) type).getElementType()));
      default -> throw new UnsupportedOperationException("No log has " + vector.getField());
    };
  }

  private static int[] offsets(ListVector list) {
    int size = list.getValueCount();
    int[] offsets = new int[size + 1];
    for (int i = 0; i < size; i++) {
      offsets[i] = list.getElementStartIndex(i);
      offsets[i + 1] = list.getElementEndIndex(i);
    }
    return offsets;
  }

  /** Fills an empty Arrow batch with the selected rows of a kernel batch. */
  static void toArrow(FilteredColumnarBatch source, VectorSchemaRoot target) {
    ColumnarBatch batch = source.getData();
    Optional<ColumnVector> selection = source.getSelectionVector();
    int rows = 0;
    for (int row = 0; row < batch.getSize(); row++) {
      if (selection.isEmpty()
          || (!selection.get().isNullAt(row) && selection.get().getBoolean(row))) {
        for (int i = 0; i < target.getFieldVectors().size(); i++) {
          copy(batch.getColumnVector(i), row, target.getVector(i), rows);
        }
        rows++;
      }
    }
    target.setRowCount(rows);
  }

  private static void copy(ColumnVector source, int row, FieldVector target, int index) {
    if (source.isNullAt(row)) {
      return;
    }
    switch (target) {
      case VarCharVector texts ->
          texts.setSafe(index, source.getString(row).getBytes(StandardCharsets.UTF_8));
      case BigIntVector numbers -> numbers.setSafe(index, source.getLong(row));
      case IntVector numbers -> numbers.setSafe(index, source.getInt(row));
      case Float8Vector numbers -> numbers.setSafe(index, source.getDouble(row));
      case BitVector truths -> truths.setSafe(index, source.getBoolean(row) ? 1 : 0);
      case StructVector struct -> {
        struct.setIndexDefined(index);
        for (int i = 0; i < struct.getChildrenFromFields().size(); i++) {
          copy(source.getChild(i), row, struct.getChildrenFromFields().get(i), index);
        }
      }
      case MapVector map -> copyMap(source.getMap(row), map, index);
      case ListVector list -> copyList(source.getArray(row), list, index);
      default -> throw new UnsupportedOperationException("No log has " + target.getField());
    }
  }

  private static void copyMap(MapValue source, MapVector target, int index) {
    int start = target.startNewValue(index);
    StructVector entries = (StructVector) target.getDataVector();
    for (int i = 0; i < source.getSize(); i++) {
      entries.setIndexDefined(start + i);
      copy(source.getKeys(), i, entries.getChildrenFromFields().get(0), start + i);
      copy(source.getValues(), i, entries.getChildrenFromFields().get(1), start + i);
    }
    target.endValue(index, source.getSize());
  }

  private static void copyList(ArrayValue source, ListVector target, int index) {
    int start = target.startNewValue(index);
    for (int i = 0; i < source.getSize(); i++) {
      copy(source.getElements(), i, target.getDataVector(), start + i);
    }
    target.endValue(index, source.getSize());
  }
}
