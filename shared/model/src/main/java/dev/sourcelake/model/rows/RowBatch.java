package dev.sourcelake.model.rows;

import dev.sourcelake.model.dataset.ArrowSchemas;
import dev.sourcelake.model.dataset.Column;
import dev.sourcelake.model.dataset.Dataset;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Rows of one dataset under way, for Arrow vectors of its file schema (without partition columns).
 * {@link #begin} starts a row, the setters fill it, cells left out are null, and of a cell that is
 * set twice the last value stays. Rows are gathered on the heap; equal texts of rows that follow
 * each other are kept once. Not for several threads; whoever made it closes it.
 */
public final class RowBatch implements AutoCloseable {
  private final Dataset dataset;
  private final BufferAllocator memory;
  private final VectorSchemaRoot root;
  private final Cells[] cells;
  private final int offset;
  private int rows;

  /** An empty batch whose memory comes from {@code allocator}. */
  public RowBatch(Dataset dataset, BufferAllocator allocator) {
    this.dataset = dataset;
    this.memory = allocator;
    this.root = VectorSchemaRoot.create(ArrowSchemas.ofFile(dataset), allocator);
    List<Column> columns = dataset.fileColumns();
    this.cells = columns.stream().map(column -> Cells.of(column.type())).toArray(Cells[]::new);
    this.offset = dataset.columns().size() - cells.length;
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
      for (Cells column : cells) {
        column.truncate(count);
      }
    }
  }

  /**
   * Forgets the rows from {@code from} on that are not in {@code kept}, which counts from there.
   */
  public void retain(int from, BitSet kept) {
    for (Cells column : cells) {
      column.seek(rows);
      column.retain(from, kept);
    }
    rows = from + kept.cardinality();
  }

  /** The text of a cell of the present row; null where it is null. */
  public String text(Column column) {
    TextCells found = (TextCells) cells[column.index() - offset];
    return found.lastText(found.count() < rows);
  }

  /** The number in a cell of the present row; empty where it is null. */
  public OptionalInt number(Column column) {
    IntCells found = (IntCells) cells[column.index() - offset];
    return found.count() < rows || found.isNull(rows - 1)
        ? OptionalInt.empty()
        : OptionalInt.of(found.lastValue());
  }

  /** Sets text; null leaves the cell null. */
  public RowBatch set(Column column, String value) {
    if (value != null) {
      ((TextCells) at(column)).add(value);
    }
    return this;
  }

  /** Sets text that is at hand as UTF-8 bytes. */
  public RowBatch set(Column column, byte[] utf8, int start, int length) {
    ((TextCells) at(column)).add(utf8, start, length);
    return this;
  }

  /**
   * Sets text in this row and in all that follow, as long as they are not set themselves; null ends
   * that. It outlives {@link #clear} and {@link #truncate}, and costs nothing for a row. The bytes
   * are not copied and must stay as they are.
   */
  public RowBatch keep(Column column, byte[] utf8) {
    ((TextCells) at(column)).keep(utf8);
    return this;
  }

  /** Sets a 32-bit number. */
  public RowBatch set(Column column, int value) {
    ((IntCells) at(column)).add(value);
    return this;
  }

  /** Sets a 64-bit number, or a timestamp in microseconds. */
  public RowBatch set(Column column, long value) {
    ((LongCells) at(column)).add(value);
    return this;
  }

  /** Sets a truth value. */
  public RowBatch set(Column column, boolean value) {
    ((TruthCells) at(column)).add(value);
    return this;
  }

  /** Sets a list of texts, numbers or {@link StructValue}s; null leaves the cell null. */
  public RowBatch set(Column column, List<?> values) {
    if (values != null) {
      ((ListCells) at(column)).add(values);
    }
    return this;
  }

  /** Sets a list of numbers: the first {@code count} of an array. */
  public RowBatch set(Column column, int[] values, int count) {
    ((ListCells) at(column)).add(values, count);
    return this;
  }

  /** Sets a map; its entries are written in the order of their keys. */
  public RowBatch set(Column column, Map<String, ?> values) {
    if (values != null) {
      ((ListCells) at(column)).add(values);
    }
    return this;
  }

  /**
   * The rows as a record batch, for the writer to take; {@link #clear} must follow. A required cell
   * left out is an error that names it.
   */
  public VectorSchemaRoot finish() {
    for (int i = 0; i < cells.length; i++) {
      cells[i].seek(rows);
      Column column = dataset.columns().get(i + offset);
      if (column.required() && cells[i].nulls() > 0) {
        throw new IllegalStateException(
            "A row of '" + dataset + "' lacks its required '" + column.name() + "'");
      }
      cells[i].writeTo(root.getVector(i), memory);
    }
    root.setRowCount(rows);
    return root;
  }

  /** Empties the batch for more rows. */
  public void clear() {
    root.clear();
    truncate(0);
  }

  @Override
  public void close() {
    root.close();
  }

  /** The column's cells, the present row's the next of them. */
  private Cells at(Column column) {
    Cells found = cells[column.index() - offset];
    found.seek(rows - 1);
    return found;
  }
}
