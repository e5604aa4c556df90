package dev.sourcelake.stages.query;

import dev.sourcelake.datafusion.DataFrame;
import dev.sourcelake.datafusion.SessionContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.ipc.ArrowReader;

/** The rows of a query one by one, batch by batch out of the engine. For one thread. */
public final class RowReader implements AutoCloseable {
  private final BufferAllocator allocator = new RootAllocator();
  private final DataFrame frame;
  private final ArrowReader reader;
  private int rows;
  private int row = -1;

  /** Runs a query; whoever does closes the reader. */
  public RowReader(SessionContext context, String sql) {
    frame = context.sql(sql);
    reader = frame.executeStream(allocator);
  }

  /** Goes to the next row; false at the end. */
  public boolean next() throws IOException {
    while (++row >= rows) {
      if (!reader.loadNextBatch()) {
        return false;
      }
      rows = reader.getVectorSchemaRoot().getRowCount();
      row = -1;
    }
    return true;
  }

  /** Text, or null. */
  public String text(String column) throws IOException {
    return text((VarCharVector) vector(column), row);
  }

  /** A 64-bit number, or {@code absent} where it is null. */
  public long number(String column, long absent) throws IOException {
    BigIntVector vector = (BigIntVector) vector(column);
    return vector.isNull(row) ? absent : vector.get(row);
  }

  /** A truth value, or null. */
  public Boolean flag(String column) throws IOException {
    BitVector vector = (BitVector) vector(column);
    return vector.isNull(row) ? null : Boolean.valueOf(vector.get(row) != 0);
  }

  /** A list of texts; empty where it is null. */
  public List<String> texts(String column) throws IOException {
    ListVector vector = (ListVector) vector(column);
    List<String> texts = new ArrayList<>();
    if (!vector.isNull(row)) {
      VarCharVector elements = (VarCharVector) vector.getDataVector();
      for (int i = vector.getElementStartIndex(row); i < vector.getElementEndIndex(row); i++) {
        texts.add(text(elements, i));
      }
    }
    return texts;
  }

  private static String text(VarCharVector vector, int index) {
    return vector.isNull(index) ? null : new String(vector.get(index), StandardCharsets.UTF_8);
  }

  private FieldVector vector(String column) throws IOException {
    FieldVector vector = reader.getVectorSchemaRoot().getVector(column);
    if (vector == null) {
      throw new IllegalArgumentException("The query gives no column '" + column + "'");
    }
    return vector;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    frame.close();
    allocator.close();
  }
}
