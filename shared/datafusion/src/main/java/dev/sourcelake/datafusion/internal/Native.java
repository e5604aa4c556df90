package dev.sourcelake.datafusion.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * The native functions with Java's types: text is a string, an error is a {@link
 * dev.sourcelake.datafusion.DataFusionException}. Handles are numbers; using a closed one is an
 * error, not a crash. Addresses lead to structs of the Arrow C Data Interface.
 */
public final class Native {
  private Native() {}

  /** How many handles are open in this process. */
  public static long liveHandles() {
    try {
      return (long) Bindings.LIVE_HANDLES.invokeExact();
    } catch (Throwable failure) {
      throw unexpected(failure);
    }
  }

  /** Closes any handle and waits until what ran behind it is over. */
  public static void close(long handle) {
    check(() -> (MemorySegment) Bindings.CLOSE.invokeExact(handle));
  }

  /** Opens a session. */
  public static long openSession(String options) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(JAVA_LONG);
      MemorySegment text = text(arena, options);
      check(() -> (MemorySegment) Bindings.SESSION_OPEN.invokeExact(text, out));
      return out.get(JAVA_LONG, 0);
    }
  }

  /** Registers Parquet files. */
  public static void registerParquet(long session, String name, long schema, String table) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment nameText = text(arena, name);
      MemorySegment tableText = text(arena, table);
      MemorySegment struct = MemorySegment.ofAddress(schema);
      check(() ->
          (MemorySegment)
              Bindings.SESSION_REGISTER_PARQUET.invokeExact(session, nameText, struct, tableText));
    }
  }

  /** Registers a reader, which the native side owns from here on, also when this fails. */
  static void registerStream(long session, String name, long schema, Lent.Reader reader) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment nameText = text(arena, name);
      MemorySegment struct = MemorySegment.ofAddress(schema);
      long number = Upcalls.lend(reader);
      check(() ->
          (MemorySegment)
              Bindings.SESSION_REGISTER_STREAM.invokeExact(session, nameText, struct, number));
    }
  }

  /** Registers a function; the schema has its arguments and, last, its result. */
  static void registerFunction(
      long session, String name, long schema, boolean deterministic, Lent.Function function) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment nameText = text(arena, name);
      MemorySegment struct = MemorySegment.ofAddress(schema);
      long number = Upcalls.lend(function);
      check(() ->
          (MemorySegment)
              Bindings.SESSION_REGISTER_FUNCTION.invokeExact(
                  session, nameText, struct, deterministic, number));
    }
  }

  /** Registers a query under a name. */
  public static void registerView(long session, String name, String sql) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment nameText = text(arena, name);
      MemorySegment sqlText = text(arena, sql);
      check(() ->
          (MemorySegment) Bindings.SESSION_REGISTER_VIEW.invokeExact(session, nameText, sqlText));
    }
  }

  /** Removes a table or view and says whether there was one. */
  public static boolean deregister(long session, String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment nameText = text(arena, name);
      MemorySegment out = arena.allocate(JAVA_BOOLEAN);
      check(() -> (MemorySegment) Bindings.SESSION_DEREGISTER.invokeExact(session, nameText, out));
      return out.get(JAVA_BOOLEAN, 0);
    }
  }

  /** Plans a query. */
  public static long sql(long session, String sql) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = text(arena, sql);
      MemorySegment out = arena.allocate(JAVA_LONG);
      check(() -> (MemorySegment) Bindings.SESSION_SQL.invokeExact(session, text, out));
      return out.get(JAVA_LONG, 0);
    }
  }

  /** Opens a sink. */
  public static long openSink(long session, long schema, String options) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment struct = MemorySegment.ofAddress(schema);
      MemorySegment text = text(arena, options);
      MemorySegment out = arena.allocate(JAVA_LONG);
      check(
          () -> (MemorySegment) Bindings.SESSION_OPEN_SINK.invokeExact(session, struct, text, out));
      return out.get(JAVA_LONG, 0);
    }
  }

  /** The tables that a statement reads, as a JSON array. */
  public static String referencedTables(String sql) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = text(arena, sql);
      return textOf(
          arena, out -> (MemorySegment) Bindings.REFERENCED_TABLES.invokeExact(text, out));
    }
  }

  /** Writes the schema of a query's result into the struct. */
  public static void querySchema(long query, long schema) {
    MemorySegment struct = MemorySegment.ofAddress(schema);
    check(() -> (MemorySegment) Bindings.QUERY_SCHEMA.invokeExact(query, struct));
  }

  /** Starts a query. */
  public static long execute(long query) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(JAVA_LONG);
      check(() -> (MemorySegment) Bindings.QUERY_EXECUTE.invokeExact(query, out));
      return out.get(JAVA_LONG, 0);
    }
  }

  /** Runs a query and writes its rows; the files come as a JSON array. */
  public static String write(long query, String options) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = text(arena, options);
      return textOf(
          arena, out -> (MemorySegment) Bindings.QUERY_WRITE.invokeExact(query, text, out));
    }
  }

  /** The plan of a query as text, run before if it is to be analyzed. */
  public static String explain(long query, boolean analyze) {
    try (Arena arena = Arena.ofConfined()) {
      return textOf(
          arena, out -> (MemorySegment) Bindings.QUERY_EXPLAIN.invokeExact(query, analyze, out));
    }
  }

  /** Ends what runs of a query. */
  public static void cancel(long query) {
    check(() -> (MemorySegment) Bindings.QUERY_CANCEL.invokeExact(query));
  }

  /** Waits for the next batch and moves it into the struct, which is released at the end. */
  static void next(long stream, long array) {
    MemorySegment struct = MemorySegment.ofAddress(array);
    check(() -> (MemorySegment) Bindings.STREAM_NEXT.invokeExact(stream, struct));
  }

  /** Hands a batch over, also when this fails. */
  public static void sinkWrite(long sink, long array) {
    MemorySegment struct = MemorySegment.ofAddress(array);
    check(() -> (MemorySegment) Bindings.SINK_WRITE.invokeExact(sink, struct));
  }

  /** Ends a sink's input and waits for its files, which come as a JSON array. */
  public static String sinkFinish(long sink) {
    try (Arena arena = Arena.ofConfined()) {
      return textOf(arena, out -> (MemorySegment) Bindings.SINK_FINISH.invokeExact(sink, out));
    }
  }

  /** Panics on the native side, for the test that a panic becomes an exception. */
  public static void panic(boolean inTask) {
    check(() -> (MemorySegment) Bindings.PANIC.invokeExact(inTask));
  }

  /** A call that returns null or an error. */
  private interface Call {
    MemorySegment invoke() throws Throwable;
  }

  /** A call that writes text to an out pointer. */
  private interface TextCall {
    MemorySegment invoke(MemorySegment out) throws Throwable;
  }

  private static void check(Call call) {
    MemorySegment error;
    try {
      error = call.invoke();
    } catch (Throwable failure) {
      throw unexpected(failure);
    }
    if (error.address() != 0) {
      throw NativeErrors.take(error);
    }
  }

  private static MemorySegment text(Arena arena, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    MemorySegment struct = arena.allocate(Bindings.TEXT);
    struct.set(ADDRESS, 0, arena.allocateFrom(JAVA_BYTE, bytes));
    struct.set(JAVA_LONG, ADDRESS.byteSize(), bytes.length);
    return struct;
  }

  private static String textOf(Arena arena, TextCall call) {
    MemorySegment out = arena.allocate(Bindings.TEXT);
    check(() -> call.invoke(out));
    MemorySegment bytes = out.get(ADDRESS, 0);
    long length = out.get(JAVA_LONG, ADDRESS.byteSize());
    try {
      return read(bytes, length);
    } finally {
      free(bytes, length);
    }
  }

  private static void free(MemorySegment bytes, long length) {
    try {
      Bindings.TEXT_FREE.invokeExact(bytes, length);
    } catch (Throwable failure) {
      throw unexpected(failure);
    }
  }

  static String read(MemorySegment bytes, long length) {
    byte[] copy = bytes.reinterpret(length).toArray(JAVA_BYTE);
    return new String(copy, StandardCharsets.UTF_8);
  }

  /** Method handles declare that they throw anything; calls into C throw nothing. */
  static LinkageError unexpected(Throwable failure) {
    return new LinkageError("A call into the native library failed", failure);
  }
}
