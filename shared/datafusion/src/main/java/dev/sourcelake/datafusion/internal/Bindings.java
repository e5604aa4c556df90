package dev.sourcelake.datafusion.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.sourcelake.nativelib.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** The native functions as they are: a handle for each function of {@code ffi.rs}, in its order. */
final class Bindings {
  /** {@code Text} of {@code ffi.rs}: where UTF-8 text lies and how many bytes it has. */
  static final MemoryLayout TEXT = MemoryLayout.structLayout(ADDRESS, JAVA_LONG);

  /** Where Arrow looks for its own native library before it unpacks one. */
  private static final String ARROW_FOLDER = "arrow.cdata.library.path";

  private static final int VERSION = 2;
  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBRARY =
      SymbolLookup.libraryLookup(NativeLibrary.path("datafusion"), Arena.global());

  private static final MethodHandle INIT =
      handle("sl_init", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  static final MethodHandle ERROR_FREE =
      handle("sl_error_free", FunctionDescriptor.ofVoid(ADDRESS));
  static final MethodHandle TEXT_FREE =
      handle("sl_text_free", FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG));
  static final MethodHandle LIVE_HANDLES =
      handle("sl_live_handles", FunctionDescriptor.of(JAVA_LONG));
  static final MethodHandle CLOSE = failing("sl_close", JAVA_LONG);
  static final MethodHandle SESSION_OPEN = failing("sl_session_open", TEXT, ADDRESS);
  static final MethodHandle SESSION_REGISTER_PARQUET =
      failing("sl_session_register_parquet", JAVA_LONG, TEXT, ADDRESS, TEXT);
  static final MethodHandle SESSION_REGISTER_STREAM =
      failing("sl_session_register_stream", JAVA_LONG, TEXT, ADDRESS, JAVA_LONG);
  static final MethodHandle SESSION_REGISTER_FUNCTION =
      failing("sl_session_register_function", JAVA_LONG, TEXT, ADDRESS, JAVA_BOOLEAN, JAVA_LONG);
  static final MethodHandle SESSION_REGISTER_VIEW =
      failing("sl_session_register_view", JAVA_LONG, TEXT, TEXT);
  static final MethodHandle SESSION_DEREGISTER =
      failing("sl_session_deregister", JAVA_LONG, TEXT, ADDRESS);
  static final MethodHandle SESSION_SQL = failing("sl_session_sql", JAVA_LONG, TEXT, ADDRESS);
  static final MethodHandle SESSION_OPEN_SINK =
      failing("sl_session_open_sink", JAVA_LONG, ADDRESS, TEXT, ADDRESS);
  static final MethodHandle REFERENCED_TABLES = failing("sl_referenced_tables", TEXT, ADDRESS);
  static final MethodHandle QUERY_SCHEMA = failing("sl_query_schema", JAVA_LONG, ADDRESS);
  static final MethodHandle QUERY_EXECUTE = failing("sl_query_execute", JAVA_LONG, ADDRESS);
  static final MethodHandle QUERY_WRITE = failing("sl_query_write", JAVA_LONG, TEXT, ADDRESS);
  static final MethodHandle QUERY_EXPLAIN =
      failing("sl_query_explain", JAVA_LONG, JAVA_BOOLEAN, ADDRESS);
  static final MethodHandle QUERY_CANCEL = failing("sl_query_cancel", JAVA_LONG);
  static final MethodHandle STREAM_NEXT = failing("sl_stream_next", JAVA_LONG, ADDRESS);
  static final MethodHandle SINK_WRITE = failing("sl_sink_write", JAVA_LONG, ADDRESS);
  static final MethodHandle SINK_FINISH = failing("sl_sink_finish", JAVA_LONG, ADDRESS);
  static final MethodHandle PANIC = failing("sl_panic", JAVA_BOOLEAN);

  static {
    if (System.getProperty(ARROW_FOLDER) == null) {
      System.setProperty(ARROW_FOLDER, NativeLibrary.path("datafusion").getParent().toString());
    }
    init();
  }

  private Bindings() {}

  /** A function that returns null or an error. */
  private static MethodHandle failing(String name, MemoryLayout... parameters) {
    return handle(name, FunctionDescriptor.of(ADDRESS, parameters));
  }

  private static MethodHandle handle(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(LIBRARY.findOrThrow(name), descriptor);
  }

  private static void init() {
    int version;
    try (Arena arena = Arena.ofConfined()) {
      version = (int) INIT.invokeExact(Upcalls.stubs(LINKER, arena));
    } catch (Throwable failure) {
      throw new LinkageError("The native library could not be initialised", failure);
    }
    if (version != VERSION) {
      throw new LinkageError(
          "%s has version %d of the interface, but this program needs %d; build shared/native anew"
              .formatted(NativeLibrary.path("datafusion"), version, VERSION));
    }
  }
}
