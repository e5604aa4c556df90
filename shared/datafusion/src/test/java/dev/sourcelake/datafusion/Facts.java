package dev.sourcelake.datafusion;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Rows as an extractor makes them: {@code path}, {@code name} (null in every tenth row) and {@code
 * bstart}.
 */
final class Facts {
  static final Schema SCHEMA =
      new Schema(
          List.of(
              required("path", ArrowType.Utf8.INSTANCE),
              Field.nullable("name", ArrowType.Utf8.INSTANCE),
              required("bstart", new ArrowType.Int(64, true))));

  private Facts() {}

  private static Field required(String name, ArrowType type) {
    return new Field(name, FieldType.notNullable(type), null);
  }

  /** The path of a file: its number with leading zeros, so that both orders agree. */
  static String path(int file) {
    return "src/F%05d.java".formatted(file);
  }

  /** Fills a batch with the rows of one file, last position first. */
  static void fill(VectorSchemaRoot root, int file, int rows) {
    root.allocateNew();
    var path = (VarCharVector) root.getVector(0);
    var name = (VarCharVector) root.getVector(1);
    var bstart = (BigIntVector) root.getVector(2);
    byte[] pathBytes = path(file).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int row = 0; row < rows; row++) {
      path.setSafe(row, pathBytes);
      if (row % 10 != 0) {
        byte[] text =
            ("name" + (row * 31 + file)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        name.setSafe(row, text);
      }
      bstart.setSafe(row, rows - row);
    }
    root.setRowCount(rows);
  }

  /** A reader of some files, one per batch, last file first. */
  static class Reader extends ArrowReader {
    private final int files;
    private final int rows;
    private int next = 0;
    volatile boolean closed;

    Reader(BufferAllocator allocator, int files, int rows) {
      super(allocator);
      this.files = files;
      this.rows = rows;
    }

    @Override
    public boolean loadNextBatch() throws java.io.IOException {
      if (next == files) {
        return false;
      }
      prepareLoadNextBatch();
      fill(getVectorSchemaRoot(), files - 1 - next, rows);
      next++;
      return true;
    }

    @Override
    public long bytesRead() {
      return 0;
    }

    @Override
    protected void closeReadSource() {
      closed = true;
    }

    @Override
    protected Schema readSchema() {
      return SCHEMA;
    }
  }

  /**
   * All rows of a result, as text, columns separated by a bar. Only tests may hold a whole result.
   */
  static List<String> rows(DataFrame frame, BufferAllocator allocator) throws java.io.IOException {
    List<String> rows = new ArrayList<>();
    try (ArrowReader reader = frame.executeStream(allocator)) {
      while (reader.loadNextBatch()) {
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        for (int row = 0; row < root.getRowCount(); row++) {
          List<String> values = new ArrayList<>();
          for (var vector : root.getFieldVectors()) {
            values.add(String.valueOf(vector.getObject(row)));
          }
          rows.add(String.join("|", values));
        }
      }
    }
    return rows;
  }

  /** All rows of a query. */
  static List<String> rows(SessionContext context, BufferAllocator allocator, String sql)
      throws java.io.IOException {
    try (DataFrame frame = context.sql(sql)) {
      return rows(frame, allocator);
    }
  }
}
