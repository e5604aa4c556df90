package dev.sourcelake.extractors.treesitter.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A grammar of the native library: its node kinds and fields by number. Safe for all threads. */
public final class Grammar {
  /** The kind of nodes that hold what the parser could make nothing of. */
  public static final String ERROR = "ERROR";

  private static final byte[] ERROR_UTF8 = ERROR.getBytes(StandardCharsets.UTF_8);

  /** The symbol of {@link #ERROR} in every grammar. */
  private static final int ERROR_SYMBOL = 0xFFFF;

  private static final int REGULAR = 0;
  private static final int ANONYMOUS = 1;

  private static final Map<String, Grammar> LOADED = new ConcurrentHashMap<>();

  private final String name;
  private final String version;
  private final MemorySegment pointer;
  private final int abi;
  private final String[] kinds;
  private final byte[][] kindsUtf8;
  private final Map<String, Integer> fields = new HashMap<>();

  private Grammar(String name, String crate, MemorySegment pointer) {
    this.name = name;
    this.version = Library.version(crate);
    this.pointer = pointer;
    try {
      this.abi = (int) Functions.ABI.invokeExact(pointer);
      this.kinds = new String[(int) Functions.SYMBOLS.invokeExact(pointer)];
      for (int i = 0; i < kinds.length; i++) {
        kinds[i] =
            Library.text((MemorySegment) Functions.SYMBOL_NAME.invokeExact(pointer, (short) i))
                .intern();
      }
      this.kindsUtf8 =
          Arrays.stream(kinds)
              .map(kind -> kind.getBytes(StandardCharsets.UTF_8))
              .toArray(byte[][]::new);
      int count = (int) Functions.FIELDS.invokeExact(pointer);
      for (int i = 1; i <= count; i++) {
        fields.put(
            Library.text((MemorySegment) Functions.FIELD_NAME.invokeExact(pointer, (short) i)), i);
      }
    } catch (Throwable e) {
      throw Library.failed(e);
    }
  }

  /**
   * The grammar of this name, as in {@code tree_sitter_<name>}, loaded at the first call.
   *
   * @param crate the crate that it comes from, which names its version
   */
  public static Grammar of(String name, String crate) {
    return LOADED.computeIfAbsent(
        name,
        _ ->
            new Grammar(
                name,
                crate,
                Library.language(name)
                    .orElseThrow(() ->
                        new IllegalArgumentException(
                            "The native library holds no tree-sitter grammar '"
                                + name
                                + "'; shared/native/grammars/exports.map lists those it"
                                + " does"))));
  }

  /** The version of the tree-sitter runtime. */
  public static String runtimeVersion() {
    return Library.version("tree-sitter");
  }

  /** Its name, such as {@code python}. */
  public String name() {
    return name;
  }

  /** The version of the crate that it comes from. */
  public String version() {
    return version;
  }

  /** The version of the interface between it and the runtime. */
  public int abi() {
    return abi;
  }

  MemorySegment pointer() {
    return pointer;
  }

  /** The kind of nodes with this symbol; interned. */
  String kind(int symbol) {
    return symbol == ERROR_SYMBOL ? ERROR : kinds[symbol];
  }

  /** The same in UTF-8, for rows; not to be changed. */
  byte[] kindUtf8(int symbol) {
    return symbol == ERROR_SYMBOL ? ERROR_UTF8 : kindsUtf8[symbol];
  }

  /** The kind of a token as people know it; empty for those that only the grammar knows. */
  Optional<String> tokenKind(int symbol) {
    if (symbol == 0) {
      return Optional.of("end of file");
    }
    try {
      int type = (int) Functions.SYMBOL_TYPE.invokeExact(pointer, (short) symbol);
      return type == REGULAR || type == ANONYMOUS ? Optional.of(kinds[symbol]) : Optional.empty();
    } catch (Throwable e) {
      throw Library.failed(e);
    }
  }

  /** Whether it has a field of this name. */
  public boolean hasField(String field) {
    return fields.containsKey(field);
  }

  /** The number of a field; one that the grammar lacks is a programming error. */
  int field(String field) {
    Integer number = fields.get(field);
    if (number == null) {
      throw new IllegalArgumentException("Grammar '" + name + "' has no field '" + field + "'");
    }
    return number;
  }

  @Override
  public String toString() {
    return name + " " + version;
  }

  /** What is asked of a language when it is loaded. */
  private static final class Functions {
    static final MethodHandle ABI = counting("ts_language_abi_version");
    static final MethodHandle SYMBOLS = counting("ts_language_symbol_count");
    static final MethodHandle FIELDS = counting("ts_language_field_count");
    static final MethodHandle SYMBOL_TYPE =
        Library.function(
            "ts_language_symbol_type", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_SHORT));
    static final MethodHandle SYMBOL_NAME = naming("ts_language_symbol_name");
    static final MethodHandle FIELD_NAME = naming("ts_language_field_name_for_id");

    private static MethodHandle counting(String function) {
      return Library.function(function, FunctionDescriptor.of(JAVA_INT, ADDRESS));
    }

    private static MethodHandle naming(String function) {
      return Library.function(function, FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_SHORT));
    }
  }
}
