package dev.sourcelake.model.rows;

import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Cells of 32-bit numbers. */
final class IntCells extends Cells {
  private int[] values = new int[64];

  void add(int value) {
    values = withRoom(values, count() + 1);
    values[count()] = value;
    added();
  }

  /** The last cell's number, which must not be null. */
  int lastValue() {
    return values[count() - 1];
  }

  @Override
  void addValue(Object value) {
    add(((Integer) value).intValue());
  }

  @Override
  void addNullValues(int many) {
    values = withRoom(values, count() + many);
  }

  @Override
  void truncateValues(int kept) {
    // What comes next overwrites them.
  }

  @Override
  void retainValues(int from, BitSet kept) {
    int to = from;
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      values[to++] = values[from + i];
    }
  }

  @Override
  void addBuffers(List<ArrowBuf> buffers, BufferAllocator memory) {
    buffers.add(ints(values, count(), memory));
  }
}
