package dev.sourcelake.model.rows;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Cells of 64-bit numbers and of timestamps in microseconds. */
final class LongCells extends Cells {
  private long[] values = new long[64];

  void add(long value) {
    makeRoom(1);
    values[count()] = value;
    added();
  }

  @Override
  void addValue(Object value) {
    add(((Long) value).longValue());
  }

  @Override
  void addNullValues(int many) {
    makeRoom(many);
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
    int bytes = Math.multiplyExact(count(), Long.BYTES);
    ArrowBuf buffer = memory.buffer(bytes);
    buffers.add(buffer);
    if (bytes > 0) {
      buffer.nioBuffer(0, bytes).order(NATIVE).asLongBuffer().put(values, 0, count());
    }
    buffer.writerIndex(bytes);
  }

  private void makeRoom(int many) {
    if (count() + many > values.length) {
      values = Arrays.copyOf(values, longer(values.length, count() + many));
    }
  }
}
