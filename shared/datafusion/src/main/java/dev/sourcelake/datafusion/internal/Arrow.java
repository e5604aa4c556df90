package dev.sourcelake.datafusion.internal;

import dev.sourcelake.datafusion.ScalarFunction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.arrow.c.ArrowArray;
import org.apache.arrow.c.ArrowSchema;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Schemas, batches, readers and functions on their way across. */
public final class Arrow {
  /** For schemas, which are freed before the call that needs them returns. */
  private static final BufferAllocator SCHEMAS = new RootAllocator();

  private Arrow() {}

  /** Lends a schema to a call. */
  public static void withSchema(Schema schema, LongConsumer call) {
    try (ArrowSchema struct = ArrowSchema.allocateNew(SCHEMAS)) {
      Data.exportSchema(SCHEMAS, schema, null, struct);
      try {
        call.accept(struct.memoryAddress());
      } finally {
        struct.release();
      }
    }
  }

  /** The schema of a query's result. */
  public static Schema schemaOf(long query) {
    try (ArrowSchema struct = ArrowSchema.allocateNew(SCHEMAS)) {
      Native.querySchema(query, struct.memoryAddress());
      return Data.importSchema(SCHEMAS, struct, null);
    }
  }

  /** Registers a reader, which is closed if that fails. */
  public static void registerStream(long session, String table, ArrowReader reader) {
    try {
      Schema schema = reader.getVectorSchemaRoot().getSchema();
      if (schema.getFields().isEmpty()) {
        throw new IllegalArgumentException("The reader for table " + table + " has no columns");
      }
      withSchema(
          schema, struct -> Native.registerStream(session, table, struct, new Lent.Reader(reader)));
    } catch (IOException | RuntimeException failure) {
      throw closing(reader, failure);
    }
  }

  /** Closes the reader, a second time perhaps, which is harmless. */
  private static RuntimeException closing(ArrowReader reader, Exception failure) {
    try {
      reader.close();
    } catch (IOException second) {
      failure.addSuppressed(second);
    }
    return failure instanceof IOException io
        ? new java.io.UncheckedIOException(io)
        : (RuntimeException) failure;
  }

  /** Registers a function that works in the allocator's memory. */
  public static void registerFunction(
      long session, ScalarFunction function, BufferAllocator allocator) {
    List<Field> arguments = new ArrayList<>();
    for (ArrowType type : function.argumentTypes()) {
      arguments.add(field("argument" + arguments.size(), type));
    }
    var lent = new Lent.Function(function, new Schema(arguments), allocator);
    List<Field> all = new ArrayList<>(arguments);
    all.add(field("result", function.returnType()));
    withSchema(
        new Schema(all),
        struct ->
            Native.registerFunction(
                session, function.name(), struct, function.deterministic(), lent));
  }

  private static Field field(String name, ArrowType type) {
    return new Field(name, FieldType.nullable(type), List.of());
  }

  /** Moves a batch to a sink; the root is empty afterwards, also when this fails. */
  public static void write(long sink, VectorSchemaRoot batch) {
    BufferAllocator allocator = batch.getVector(0).getAllocator();
    try (ArrowArray struct = ArrowArray.allocateNew(allocator)) {
      Data.exportVectorSchemaRoot(allocator, batch, null, struct);
      batch.clear();
      Native.sinkWrite(sink, struct.memoryAddress());
    }
  }
}
