package dev.sourcelake.extractors;

import dev.sourcelake.model.Family;
import dev.sourcelake.model.dataset.Dataset;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Takes full record batches on their way to a file. */
@FunctionalInterface
public interface BatchConsumer {
  /**
   * Takes rows of one dataset and family, in the dataset's file schema. The batch is filled anew
   * after the call: copy, write or transfer its vectors before returning.
   */
  void accept(Family family, Dataset dataset, VectorSchemaRoot rows);
}
