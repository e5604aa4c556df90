package dev.sourcelake.model.rows;

import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.StructVector;

/** Cells of records, field by field. */
final class StructCells extends Cells implements StructRow {
  private final Cells[] fields;

  StructCells(List<Cells> fields) {
    this.fields = fields.toArray(Cells[]::new);
  }

  @Override
  void addValue(Object value) {
    ((StructValue) value).writeTo(this);
    added();
  }

  @Override
  public int size() {
    return fields.length;
  }

  @Override
  public void set(int field, Object value) {
    fields[field].add(value);
  }

  @Override
  public void set(int field, int value) {
    ((IntCells) fields[field]).add(value);
  }

  @Override
  void addNullValues(int many) {
    for (Cells field : fields) {
      field.seek(count() + many);
    }
  }

  @Override
  void truncateValues(int kept) {
    for (Cells field : fields) {
      field.truncate(kept);
    }
  }

  @Override
  void retainValues(int from, BitSet kept) {
    for (Cells field : fields) {
      field.seek(count());
      field.retain(from, kept);
    }
  }

  @Override
  void addBuffers(List<ArrowBuf> buffers, BufferAllocator memory) {
    // Its fields hold the rest.
  }

  @Override
  void writeParts(FieldVector vector, BufferAllocator memory) {
    for (int i = 0; i < fields.length; i++) {
      fields[i].writeTo((FieldVector) ((StructVector) vector).getChildByOrdinal(i), memory);
    }
  }
}
