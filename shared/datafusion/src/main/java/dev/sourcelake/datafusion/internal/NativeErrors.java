package dev.sourcelake.datafusion.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.sourcelake.datafusion.CancelledException;
import dev.sourcelake.datafusion.DataFusionException;
import dev.sourcelake.datafusion.FileExistsException;
import dev.sourcelake.datafusion.ResourcesExhaustedException;
import dev.sourcelake.datafusion.SqlException;
import dev.sourcelake.datafusion.StoreUnavailableException;
import java.lang.foreign.MemorySegment;

/** Turns {@code NativeError} of {@code error.rs} into exceptions. */
final class NativeErrors {
  private static final int SQL = 1;
  private static final int RESOURCES_EXHAUSTED = 2;
  private static final int CANCELLED = 3;
  private static final int FILE_EXISTS = 4;
  private static final int STORE_UNAVAILABLE = 5;

  private NativeErrors() {}

  /** Reads an error and frees it. */
  static DataFusionException take(MemorySegment error) {
    MemorySegment struct = error.reinterpret(4 * Long.BYTES);
    int kind = struct.get(JAVA_INT, 0);
    String message = Native.read(struct.get(ADDRESS, 8), struct.get(JAVA_LONG, 16));
    Throwable cause = Upcalls.throwable(struct.get(JAVA_LONG, 24));
    try {
      Bindings.ERROR_FREE.invokeExact(error);
    } catch (Throwable failure) {
      throw Native.unexpected(failure);
    }
    return switch (kind) {
      case SQL -> new SqlException(message, cause);
      case RESOURCES_EXHAUSTED -> new ResourcesExhaustedException(message, cause);
      case CANCELLED -> new CancelledException(message, cause);
      case FILE_EXISTS -> new FileExistsException(message, cause);
      case STORE_UNAVAILABLE -> new StoreUnavailableException(message, cause);
      default -> new DataFusionException(message, cause);
    };
  }
}
