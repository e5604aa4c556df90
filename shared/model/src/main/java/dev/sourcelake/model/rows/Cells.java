package dev.sourcelake.model.rows;

import dev.sourcelake.model.dataset.ColumnType;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/**
 * The cells of one column, gathered on the heap and written to an Arrow vector all at once: a call
 * into Arrow for each cell would cost more than most of what fills them. Cells are added in order;
 * those that are left out in between are null.
 */
abstract sealed class Cells
    permits TextCells, IntCells, LongCells, TruthCells, ListCells, StructCells {
  private static final int FIRST = 64;

  /** Arrow's vectors are read in place. */
  static final ByteOrder NATIVE = ByteOrder.nativeOrder();

  /** Bits of the cells that are null: the others, which are most, need not be marked. */
  private byte[] nullBits = new byte[FIRST];

  private int count;
  private int nulls;

  /** Empty cells of a type. */
  static Cells of(ColumnType type) {
    return switch (type) {
      case ColumnType.Scalar scalar ->
          switch (scalar) {
            case TEXT -> new TextCells();
            case INT32 -> new IntCells();
            case INT64, TIMESTAMP -> new LongCells();
            case BOOL -> new TruthCells();
          };
      case ColumnType.ListOf list -> new ListCells(of(list.element()));
      case ColumnType.StructOf struct ->
          new StructCells(struct.fields().stream().map(field -> of(field.type())).toList());
      case ColumnType.MapOf map ->
          new ListCells(new StructCells(List.of(new TextCells(), of(map.value()))));
    };
  }

  /** How many cells there are, nulls included. */
  final int count() {
    return count;
  }

  /** How many of them are null. */
  final int nulls() {
    return nulls;
  }

  /** Makes the cell at {@code index} the next to be added; what stood there is forgotten. */
  final void seek(int index) {
    if (count > index) {
      truncate(index);
    } else if (count < index) {
      fill(index - count);
    }
  }

  /** Adds a value of the column's type, or null. */
  final void add(Object value) {
    if (value == null) {
      addNulls(1);
    } else {
      addValue(value);
    }
  }

  /** Forgets all cells after the first {@code kept}. */
  final void truncate(int kept) {
    if (kept >= count) {
      return;
    }
    truncateValues(kept);
    if (kept == 0) {
      Arrays.fill(nullBits, 0, Math.min(nullBits.length, (count + 7) >> 3), (byte) 0);
      nulls = 0;
    }
    for (int i = kept; nulls > 0 && i < count; i++) {
      if (isNull(i)) {
        unmarkNull(i);
        nulls--;
      }
    }
    count = kept;
  }

  /**
   * Forgets the cells from {@code from} on that are not in {@code kept}, which counts from there.
   */
  final void retain(int from, BitSet kept) {
    retainValues(from, kept);
    int to = from;
    int left = 0;
    for (int i = from; i < count; i++) {
      boolean isNull = isNull(i);
      if (isNull) {
        unmarkNull(i);
      }
      if (kept.get(i - from)) {
        if (isNull) {
          markNull(to);
        }
        to++;
      } else if (isNull) {
        left++;
      }
    }
    nulls -= left;
    count = to;
  }

  /** Whether a cell is null. */
  final boolean isNull(int index) {
    int at = index >> 3;
    return nulls > 0 && at < nullBits.length && (nullBits[at] & (1 << (index & 7))) != 0;
  }

  /** Writes all cells to a vector of the column's type; what it held before is released. */
  final void writeTo(FieldVector vector, BufferAllocator memory) {
    List<ArrowBuf> buffers = new ArrayList<>();
    try {
      buffers.add(nulls == 0 ? memory.getEmpty() : validBits(memory));
      addBuffers(buffers, memory);
      vector.loadFieldBuffers(new ArrowFieldNode(count, nulls), buffers);
    } finally {
      buffers.forEach(ArrowBuf::close);
    }
    writeParts(vector, memory);
  }

  /** Adds the cells that were left out. */
  void fill(int many) {
    addNulls(many);
  }

  /** Adds a value that is not null. */
  abstract void addValue(Object value);

  /** Makes room for cells that are null. */
  abstract void addNullValues(int many);

  /** Forgets values; {@link #count} is still the old one. */
  abstract void truncateValues(int kept);

  /** Forgets values as {@link #retain} does; {@link #count} is still the old one. */
  abstract void retainValues(int from, BitSet kept);

  /** Adds buffers as Arrow's format orders them, after that of the nulls. */
  abstract void addBuffers(List<ArrowBuf> buffers, BufferAllocator memory);

  /** Writes the cells of the parts of lists and structs. */
  void writeParts(FieldVector vector, BufferAllocator memory) {}

  /** Counts one more cell that is not null; to be called after its value was added. */
  final void added() {
    count++;
  }

  /** Counts so many cells that are not null; to be called after their values were added. */
  final void added(int many) {
    count += many;
  }

  private void markNull(int index) {
    nullBits[index >> 3] |= (byte) (1 << (index & 7));
  }

  private void unmarkNull(int index) {
    nullBits[index >> 3] &= (byte) ~(1 << (index & 7));
  }

  /** Adds cells that are null. */
  final void addNulls(int many) {
    addNullValues(many);
    nullBits = withRoom(nullBits, ((count + many) >> 3) + 1);
    for (int i = count; i < count + many; i++) {
      markNull(i);
    }
    count += many;
    nulls += many;
  }

  /** A buffer of bits of the cells that are not null. */
  private ArrowBuf validBits(BufferAllocator memory) {
    byte[] valid = Arrays.copyOf(nullBits, (count + 7) >> 3);
    for (int i = 0; i < valid.length; i++) {
      valid[i] = (byte) ~valid[i];
    }
    if ((count & 7) != 0) {
      valid[valid.length - 1] &= (byte) ((1 << (count & 7)) - 1);
    }
    return bits(valid, memory);
  }

  /** A buffer of the first {@link #count} bits. */
  final ArrowBuf bits(byte[] bits, BufferAllocator memory) {
    int bytes = (count + 7) / 8;
    ArrowBuf buffer = memory.buffer(bytes);
    buffer.setBytes(0, bits, 0, bytes);
    return buffer.writerIndex(bytes);
  }

  /** A buffer of the first numbers of an array. */
  static ArrowBuf ints(int[] numbers, int count, BufferAllocator memory) {
    int bytes = Math.multiplyExact(count, Integer.BYTES);
    ArrowBuf buffer = memory.buffer(bytes);
    if (bytes > 0) {
      buffer.nioBuffer(0, bytes).order(NATIVE).asIntBuffer().put(numbers, 0, count);
    }
    return buffer.writerIndex(bytes);
  }

  /** The array, or a longer copy that has room for so many. */
  static byte[] withRoom(byte[] array, int length) {
    return length <= array.length ? array : Arrays.copyOf(array, longer(array.length, length));
  }

  /** The array, or a longer copy that has room for so many. */
  static int[] withRoom(int[] array, int length) {
    return length <= array.length ? array : Arrays.copyOf(array, longer(array.length, length));
  }

  /** The least of the doubles of a length that suffices, as far as arrays can be. */
  static int longer(int length, int wanted) {
    return (int) Math.max(wanted, Math.min(2L * length, Integer.MAX_VALUE - 8));
  }
}
