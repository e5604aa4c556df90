package dev.sourcelake.datafusion;

import java.util.Set;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A catalog of tables, views and functions with the memory that its queries share. Safe for use by
 * several threads.
 *
 * <p>Names of tables are taken as they are, in any case; SQL reaches names with capitals in double
 * quotes.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class SessionContext implements AutoCloseable {
  private SessionContext() {}

  /** Opens an empty context; the caller closes it. */
  public static SessionContext open(SessionOptions options) {
    throw new UnsupportedOperationException();
  }

  /**
   * Registers a table over Parquet files, replacing one of that name. Files are skipped by
   * partition values and statistics, row groups and pages by the footers; a column that a file
   * lacks is null there.
   *
   * @param schema all columns, those of the partition included, in the table's order
   */
  public void registerParquet(String table, Schema schema, ParquetTable files) {
    throw new UnsupportedOperationException();
  }

  /**
   * Registers a table that a query pulls from the reader, once: a second scan is an error. The
   * context owns the reader from here on and closes it when it has been read, when the table is
   * deregistered unread, or with the context. It is called by one thread at a time, not the
   * caller's; what it throws becomes the query's {@link DataFusionException}, with that as its
   * cause.
   */
  public void registerStream(String table, ArrowReader reader) {
    throw new UnsupportedOperationException();
  }

  /** Registers a function, replacing one of that name. */
  public void registerFunction(ScalarFunction function) {
    throw new UnsupportedOperationException();
  }

  /**
   * Registers a query under a name, replacing a table of that name; the tables it reads must be
   * there already.
   */
  public void registerView(String name, String sql) {
    throw new UnsupportedOperationException();
  }

  /**
   * Removes a table or view and says whether there was one; queries that already run keep it until
   * they end.
   */
  public boolean deregister(String name) {
    throw new UnsupportedOperationException();
  }

  /**
   * Plans a query; nothing is run. The caller closes the result.
   *
   * @throws SqlException if the text cannot be parsed or planned, or is no query: statements that
   *     change anything are refused
   */
  public DataFrame sql(String sql) {
    throw new UnsupportedOperationException();
  }

  /**
   * Opens a sink that sorts and writes the batches pushed into it; the caller closes it. Many may
   * be open at a time, all within the context's memory.
   *
   * @param schema the schema of every batch
   */
  public ParquetSink openSink(Schema schema, ParquetWriteOptions options) {
    throw new UnsupportedOperationException();
  }

  /**
   * Names the tables that a statement reads, as they are to be registered: without those that the
   * statement defines itself.
   *
   * @throws SqlException if the text cannot be parsed
   */
  public static Set<String> referencedTables(String sql) {
    throw new UnsupportedOperationException();
  }

  /**
   * How many native handles of this process are open: contexts, data frames, running streams and
   * sinks.
   */
  public static long liveHandles() {
    throw new UnsupportedOperationException();
  }

  /** Cancels what still runs in this context and frees it; closing twice is harmless. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
