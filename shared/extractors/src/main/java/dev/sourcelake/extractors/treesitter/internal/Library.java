package dev.sourcelake.extractors.treesitter.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;

import dev.sourcelake.nativelib.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The native library: its functions, loaded once for the life of the process. */
final class Library {
  private static final SymbolLookup SYMBOLS =
      SymbolLookup.libraryLookup(NativeLibrary.path("grammars"), Arena.global());
  private static final Map<String, String> VERSIONS = readVersions();

  private Library() {}

  /** A function of the library; a missing one means that library and Java code do not fit. */
  static MethodHandle function(String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(SYMBOLS.findOrThrow(name), descriptor);
  }

  /** Calls {@code tree_sitter_<grammar>}, if the library holds that grammar. */
  static Optional<MemorySegment> language(String grammar) {
    return SYMBOLS
        .find("tree_sitter_" + grammar)
        .map(function -> {
          try {
            return (MemorySegment)
                Linker.nativeLinker()
                    .downcallHandle(function, FunctionDescriptor.of(ADDRESS))
                    .invokeExact();
          } catch (Throwable e) {
            throw failed(e);
          }
        });
  }

  /** The version of a crate inside the library, such as {@code tree-sitter} or one of a grammar. */
  static String version(String crate) {
    return VERSIONS.getOrDefault(crate, "unknown");
  }

  /** Text that ends with a zero byte and lives as long as the library. */
  static String text(MemorySegment pointer) {
    return pointer.reinterpret(Long.MAX_VALUE).getString(0);
  }

  /** What a downcall's {@code throws Throwable} comes to: native functions throw nothing. */
  static IllegalStateException failed(Throwable e) {
    return new IllegalStateException("A call into the native library of grammars failed", e);
  }

  private static Map<String, String> readVersions() {
    try {
      MemorySegment lines =
          (MemorySegment)
              function("sourcelake_versions", FunctionDescriptor.of(ADDRESS)).invokeExact();
      return lines
          .reinterpret(Long.MAX_VALUE)
          .getString(0, StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
    } catch (Throwable e) {
      throw failed(e);
    }
  }
}
