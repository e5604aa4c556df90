package dev.sourcelake.model.rows;

import java.util.BitSet;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.StructVector;

/** Cells of records, field by field. */
final class StructCells extends Cells {
  private final List<Cells> fields;

  StructCells(List<Cells> fields) {
    this.fields = fields;
  }

  @Override
  void addValue(Object value) {
    StructValue struct = (StructValue) value;
    for (int i = 0; i < fields.size(); i++) {
      fields.get(i).add(struct.field(i));
    }
    added();
  }

  @Override
  void addNullValues(int many) {
    fields.forEach(field -> field.seek(count() + many));
  }

  @Override
  void truncateValues(int kept) {
    fields.forEach(field -> field.truncate(kept));
  }

  @Override
  void retainValues(int from, BitSet kept) {
    fields.forEach(field -> {
      field.seek(count());
      field.retain(from, kept);
    });
  }

  @Override
  void addBuffers(List<ArrowBuf> buffers, BufferAllocator memory) {
    // Its fields hold the rest.
  }

  @Override
  void writeParts(FieldVector vector, BufferAllocator memory) {
    for (int i = 0; i < fields.size(); i++) {
      fields.get(i).writeTo((FieldVector) ((StructVector) vector).getChildByOrdinal(i), memory);
    }
  }
}
