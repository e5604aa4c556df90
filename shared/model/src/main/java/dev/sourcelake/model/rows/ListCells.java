package dev.sourcelake.model.rows;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;

/** Cells of lists, and of maps, which are lists of their entries in the order of their keys. */
final class ListCells extends Cells {
  private final Cells elements;

  /** Where a cell's elements begin; one more than there are cells. */
  private int[] offsets = new int[64];

  ListCells(Cells elements) {
    this.elements = elements;
  }

  void add(List<?> values) {
    // No iterator: most lists are short.
    for (int i = 0; i < values.size(); i++) {
      elements.add(values.get(i));
    }
    ended();
  }

  void add(Map<String, ?> values) {
    (isSorted(values) ? values : new TreeMap<>(values))
        .forEach((key, value) -> elements.add(new Entry(key, value)));
    ended();
  }

  /** Whether a map gives its entries in the order of their keys, or has no two of them. */
  private static boolean isSorted(Map<String, ?> values) {
    return values.size() < 2
        || (values instanceof SortedMap<String, ?> sorted && sorted.comparator() == null);
  }

  /** Adds a list of the first numbers of an array. */
  void add(int[] values, int count) {
    IntCells numbers = (IntCells) elements;
    for (int i = 0; i < count; i++) {
      numbers.add(values[i]);
    }
    ended();
  }

  @Override
  @SuppressWarnings("unchecked")
  void addValue(Object value) {
    if (value instanceof Map<?, ?> map) {
      add((Map<String, ?>) map);
    } else {
      add((List<?>) value);
    }
  }

  @Override
  void addNullValues(int many) {
    offsets = withRoom(offsets, count() + many + 1);
    for (int i = 1; i <= many; i++) {
      offsets[count() + i] = elements.count();
    }
  }

  @Override
  void truncateValues(int kept) {
    elements.truncate(offsets[kept]);
  }

  @Override
  void retainValues(int from, BitSet kept) {
    int first = offsets[from];
    BitSet keptElements = new BitSet();
    int to = from;
    int end = first;
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      int start = offsets[from + i];
      int length = offsets[from + i + 1] - start;
      keptElements.set(start - first, start - first + length);
      end += length;
      offsets[++to] = end;
    }
    elements.retain(first, keptElements);
  }

  @Override
  void addBuffers(List<ArrowBuf> buffers, BufferAllocator memory) {
    buffers.add(ints(offsets, count() + 1, memory));
  }

  @Override
  void writeParts(FieldVector vector, BufferAllocator memory) {
    elements.writeTo(((ListVector) vector).getDataVector(), memory);
  }

  private void ended() {
    offsets = withRoom(offsets, count() + 2);
    offsets[count() + 1] = elements.count();
    added();
  }

  private record Entry(String key, Object value) implements StructValue {
    @Override
    public Object field(int index) {
      return index == 0 ? key : value;
    }
  }
}
