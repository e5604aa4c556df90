package dev.sourcelake.model.rows;

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
  void addBuffers(List<ArrowBuf> buffers, BufferAllocator memory) {
    buffers.add(ints(values, count(), memory));
  }
}
