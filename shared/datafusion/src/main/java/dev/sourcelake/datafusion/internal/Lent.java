package dev.sourcelake.datafusion.internal;

import dev.sourcelake.datafusion.ObjectStoreOptions.Credentials;
import dev.sourcelake.datafusion.ScalarFunction;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.arrow.c.ArrowArray;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/** An object that the native side uses and then releases. */
sealed interface Lent extends AutoCloseable {

  @Override
  void close() throws IOException;

  /** A reader, pulled by one thread at a time. */
  record Reader(ArrowReader reader) implements Lent {
    /** Moves the next batch into the C struct at the address; false at the end. */
    boolean next(long array) throws IOException {
      if (!reader.loadNextBatch()) {
        return false;
      }
      VectorSchemaRoot batch = reader.getVectorSchemaRoot();
      BufferAllocator allocator = batch.getVector(0).getAllocator();
      Data.exportVectorSchemaRoot(allocator, batch, reader, ArrowArray.wrap(array));
      return true;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /** A function with the schema of its arguments and the memory it works in. */
  record Function(ScalarFunction function, Schema arguments, BufferAllocator allocator)
      implements Lent {
    /** Takes the arguments out of one C struct and moves the result into another. */
    void evaluate(int rows, long argumentArray, long resultArray) {
      try (VectorSchemaRoot root = VectorSchemaRoot.create(arguments, allocator)) {
        if (!arguments.getFields().isEmpty()) {
          ArrowArray array = ArrowArray.wrap(argumentArray);
          Data.importIntoVectorSchemaRoot(allocator, array, root, null);
        }
        List<FieldVector> vectors = root.getFieldVectors();
        try (FieldVector result = function.evaluate(allocator, vectors, rows)) {
          requireType(result);
          Data.exportVector(allocator, result, null, ArrowArray.wrap(resultArray));
        }
      }
    }

    private void requireType(FieldVector result) {
      if (result == null) {
        throw new IllegalStateException("it returned null instead of a vector");
      }
      if (!result.getField().getType().equals(function.returnType())) {
        throw new IllegalStateException(
            "it returned a vector of %s instead of %s"
                .formatted(result.getField().getType(), function.returnType()));
      }
    }

    @Override
    public void close() {}
  }

  /** A provider of credentials, asked by any number of threads. */
  record Provider(Supplier<Credentials> credentials) implements Lent {
    /** Credentials as JSON. */
    String json() {
      Credentials now = credentials.get();
      if (now == null) {
        throw new IllegalStateException("the provider of credentials gave null");
      }
      return Json.of(now);
    }

    @Override
    public void close() {}
  }

  /** What was thrown in an upcall, until it has been reported. */
  record Failure(Throwable thrown) implements Lent {
    @Override
    public void close() {}
  }
}
