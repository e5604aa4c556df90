package dev.sourcelake.datafusion;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * A SQL function written in Java, from one value of each argument to one value; called from several
 * threads at a time.
 */
public interface ScalarFunction {
  /** The name in SQL, in lower case. */
  String name();

  /**
   * The types of the arguments, none of them nested; arguments of other types are cast where SQL
   * would.
   */
  List<ArrowType> argumentTypes();

  /** The type of the result, not nested. */
  ArrowType returnType();

  /**
   * Whether equal arguments always give equal results, so that a call with constants alone is made
   * once.
   */
  default boolean deterministic() {
    return true;
  }

  /**
   * Computes a batch. The arguments belong to the caller and are gone after the call; the result
   * goes over to the caller. Whatever is thrown becomes the query's {@link DataFusionException},
   * with this failure as its cause.
   *
   * @param allocator where the result and anything on the way is allocated
   * @param arguments one vector per argument, each of {@code rows} values
   * @param rows how many values the result must have
   */
  FieldVector evaluate(BufferAllocator allocator, List<FieldVector> arguments, int rows);
}
