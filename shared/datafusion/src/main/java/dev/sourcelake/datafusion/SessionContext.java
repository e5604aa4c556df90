package dev.sourcelake.datafusion;

import dev.sourcelake.datafusion.internal.Arrow;
import dev.sourcelake.datafusion.internal.Json;
import dev.sourcelake.datafusion.internal.Native;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A catalog of tables, views and functions with the memory that its queries share. Safe for use by
 * several threads.
 *
 * <p>Names of tables are taken as they are, in any case; SQL reaches names with capitals in double
 * quotes.
 */
public final class SessionContext implements AutoCloseable {
  private final long handle;
  private final BufferAllocator functionMemory = new RootAllocator();
  private final AtomicBoolean closed = new AtomicBoolean();

  private SessionContext(long handle) {
    this.handle = handle;
  }

  /** Opens an empty context; the caller closes it. */
  public static SessionContext open(SessionOptions options) {
    return new SessionContext(Native.openSession(Json.of(options)));
  }

  /**
   * Registers a table over Parquet files, replacing one of that name. Files are skipped by
   * partition values and statistics, row groups and pages by the footers; a column that a file
   * lacks is null there.
   *
   * @param schema all columns, those of the partition included, in the table's order
   */
  public void registerParquet(String table, Schema schema, ParquetTable files) {
    String json = Json.of(files);
    Arrow.withSchema(schema, struct -> Native.registerParquet(handle, table, struct, json));
  }

  /**
   * Registers a table that a query pulls from the reader, once: a second scan is an error. The
   * context owns the reader from here on and closes it when it has been read, when the table is
   * deregistered unread, with the context, or when this method fails. It is called by one thread at
   * a time, not the caller's; what it throws becomes the query's {@link DataFusionException}, with
   * that as its cause.
   */
  public void registerStream(String table, ArrowReader reader) {
    Arrow.registerStream(handle, table, reader);
  }

  /** Registers a function, replacing one of that name. */
  public void registerFunction(ScalarFunction function) {
    String name = function.name();
    if (!name.equals(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "Function "
              + name
              + " could not be called, since SQL lowers names; name it in lower case");
    }
    Arrow.registerFunction(handle, function, functionMemory);
  }

  /**
   * Registers a query under a name, replacing a table of that name; the tables it reads must be
   * there already.
   */
  public void registerView(String name, String sql) {
    Native.registerView(handle, name, sql);
  }

  /**
   * Removes a table or view and says whether there was one; queries that already run keep it until
   * they end.
   */
  public boolean deregister(String name) {
    return Native.deregister(handle, name);
  }

  /**
   * Plans a query; nothing is run. The caller closes the result.
   *
   * @throws SqlException if the text cannot be parsed or planned, or is no query: statements that
   *     change anything are refused
   */
  public DataFrame sql(String sql) {
    return new DataFrame(Native.sql(handle, sql));
  }

  /**
   * Opens a sink that sorts and writes the batches pushed into it; the caller closes it. Many may
   * be open at a time and share the context's memory, of which each may have four mebibytes even if
   * the limit is lower.
   *
   * @param schema the schema of every batch
   */
  public ParquetSink openSink(Schema schema, ParquetWriteOptions options) {
    return ParquetSink.open(handle, schema, options);
  }

  /**
   * Names the tables that a statement reads, as they are to be registered: without those that the
   * statement defines itself.
   *
   * @throws SqlException if the text cannot be parsed
   */
  public static Set<String> referencedTables(String sql) {
    return Json.names(Native.referencedTables(sql));
  }

  /**
   * How many native handles of this process are open: contexts, data frames, running streams and
   * sinks.
   */
  public static long liveHandles() {
    return Native.liveHandles();
  }

  /**
   * Cancels what still runs in this context, waits for it and frees it; closing twice is harmless.
   *
   * @throws IllegalStateException if a function has not closed what it allocated, or an open result
   *     still holds what one returned
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      Native.close(handle);
      functionMemory.close();
    }
  }
}
