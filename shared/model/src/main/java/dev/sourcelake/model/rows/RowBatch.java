package dev.sourcelake.model.rows;

import dev.sourcelake.model.dataset.ArrowSchemas;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;

/**
 * Rows of one dataset under way, as Arrow vectors of its file schema (without partition columns).
 * {@link #begin} starts a row, the setters fill it, cells left out are null. Not for several
 * threads; whoever made it closes it.
 */
public final class RowBatch implements AutoCloseable {
  private final Dataset dataset;
  private final VectorSchemaRoot root;
  private final FieldVector[] vectors;
  private final int offset;
  private int rows;

  /** An empty batch whose memory comes from {@code allocator}. */
  public RowBatch(Dataset dataset, BufferAllocator allocator) {
    this.dataset = dataset;
    this.root = VectorSchemaRoot.create(ArrowSchemas.ofFile(dataset), allocator);
    this.vectors = root.getFieldVectors().toArray(FieldVector[]::new);
    this.offset = dataset.columns().size() - vectors.length;
  }

  /** What the rows are of. */
  public Dataset dataset() {
    return dataset;
  }

  /** How many rows have been begun. */
  public int rows() {
    return rows;
  }

  /** Starts the next row. */
  public RowBatch begin() {
    rows++;
    return this;
  }

  /** Forgets all rows after the first {@code count}. */
  public void truncate(int count) {
    if (count < rows) {
      rows = count;
      for (FieldVector vector : vectors) {
        Cells.truncate(vector, count);
      }
    }
  }

  /** Sets text; null leaves the cell null. */
  public RowBatch set(Column column, String value) {
    if (value != null) {
      Cells.setText((VarCharVector) vector(column), rows - 1, value);
    }
    return this;
  }

  /** Sets text that is at hand as UTF-8 bytes. */
  public RowBatch set(Column column, byte[] utf8, int start, int length) {
    ((VarCharVector) vector(column)).setSafe(rows - 1, utf8, start, length);
    return this;
  }

  /** Sets a 32-bit number. */
  public RowBatch set(Column column, int value) {
    ((IntVector) vector(column)).setSafe(rows - 1, value);
    return this;
  }

  /** Sets a 64-bit number, or a timestamp in microseconds. */
  public RowBatch set(Column column, long value) {
    switch (vector(column)) {
      case TimeStampMicroTZVector moments -> moments.setSafe(rows - 1, value);
      case BigIntVector numbers -> numbers.setSafe(rows - 1, value);
      default -> throw new IllegalArgumentException(column + " holds no 64-bit numbers");
    }
    return this;
  }

  /** Sets a truth value. */
  public RowBatch set(Column column, boolean value) {
    ((BitVector) vector(column)).setSafe(rows - 1, value ? 1 : 0);
    return this;
  }

  /** Sets a list of texts, numbers or {@link StructValue}s. */
  public RowBatch set(Column column, List<?> values) {
    Cells.set(vector(column), rows - 1, values);
    return this;
  }

  /** Sets a list of numbers: the first {@code count} of an array. */
  public RowBatch set(Column column, int[] values, int count) {
    Cells.setInts((ListVector) vector(column), rows - 1, values, count);
    return this;
  }

  /** Sets a map; its entries are written in the order of their keys. */
  public RowBatch set(Column column, Map<String, ?> values) {
    Cells.set(vector(column), rows - 1, values);
    return this;
  }

  /**
   * The rows as a record batch, for the writer to take; {@link #clear} must follow. A required cell
   * left out is an error that names it.
   */
  public VectorSchemaRoot finish() {
    for (int i = 0; i < vectors.length; i++) {
      vectors[i].setValueCount(rows);
      Column column = dataset.columns().get(i + offset);
      if (column.required() && vectors[i].getNullCount() > 0) {
        throw new IllegalStateException(
            "A row of '" + dataset + "' lacks its required '" + column.name() + "'");
      }
    }
    root.setRowCount(rows);
    return root;
  }

  /** Empties the batch for more rows. */
  public void clear() {
    root.clear();
    rows = 0;
  }

  @Override
  public void close() {
    root.close();
  }

  private FieldVector vector(Column column) {
    return vectors[column.index() - offset];
  }
}
