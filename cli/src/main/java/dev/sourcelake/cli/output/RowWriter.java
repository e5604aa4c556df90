package dev.sourcelake.cli.output;

import java.io.IOException;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Writes rows batch by batch and keeps none. */
public interface RowWriter {
  /** Writes what comes before the rows and the rows of a batch. */
  void write(VectorSchemaRoot batch) throws IOException;

  /** Writes what comes after the last row, and what is still buffered. The stream stays open. */
  void finish() throws IOException;
}
