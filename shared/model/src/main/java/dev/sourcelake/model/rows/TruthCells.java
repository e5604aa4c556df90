package dev.sourcelake.model.rows;

import java.util.BitSet;
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
  void retainValues(int from, BitSet kept) {
    int to = from;
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1), to++) {
      int at = from + i;
      int bit = 1 << (to & 7);
      boolean value = (values[at >> 3] & (1 << (at & 7))) != 0;
      values[to >> 3] = (byte) (value ? values[to >> 3] | bit : values[to >> 3] & ~bit);
    }
  }

  @Override
  void addBuffers(List<ArrowBuf> buffers, BufferAllocator memory) {
    buffers.add(bits(values, memory));
  }
}
