package dev.sourcelake.model.rows;

import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Cells of truth values, one bit each. */
final class TruthCells extends Cells {
  private byte[] values = new byte[64];

  void add(boolean value) {
    int at = count();
    values = withRoom(values, (at >> 3) + 1);
    int bit = 1 << (at & 7);
    values[at >> 3] = (byte) (value ? values[at >> 3] | bit : values[at >> 3] & ~bit);
    added();
  }

  @Override
  void addValue(Object value) {
    add(((Boolean) value).booleanValue());
  }

  @Override
  void addNullValues(int many) {
    values = withRoom(values, ((count() + many) >> 3) + 1);
  }

  @Override
  void truncateValues(int kept) {
    // What comes next overwrites them.
  }

  @Override
  void addBuffers(List<ArrowBuf> buffers, BufferAllocator memory) {
    buffers.add(bits(values, memory));
  }
}
