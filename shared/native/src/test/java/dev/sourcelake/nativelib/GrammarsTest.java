package dev.sourcelake.nativelib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each grammar that the linker was told to export is in the library, and the runtime takes it. */
class GrammarsTest {
  private static final SymbolLookup LIBRARY =
      SymbolLookup.libraryLookup(NativeLibrary.path("grammars"), Arena.global());

  static List<String> grammars() throws IOException {
    Pattern export = Pattern.compile("tree_sitter_\\w+(?=;)");
    return export
        .matcher(Files.readString(Path.of("grammars", "exports.map")))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  @Test
  void thereAreGrammarsForMoreThanThirtyLanguages() throws IOException {
    assertTrue(grammars().size() > 30, grammars().toString());
    assertEquals(grammars().stream().distinct().sorted().toList(), grammars());
  }

  @ParameterizedTest
  @MethodSource("grammars")
  void theRuntimeParsesWithTheGrammar(String symbol) throws Throwable {
    MemorySegment language =
        (MemorySegment) function(symbol, FunctionDescriptor.of(ADDRESS)).invokeExact();
    MethodHandle abiVersion =
        function("ts_language_abi_version", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    int abi = (int) abiVersion.invokeExact(language);
    assertTrue(abi >= 13 && abi <= 15, symbol + " has ABI " + abi);

    MemorySegment parser =
        (MemorySegment) function("ts_parser_new", FunctionDescriptor.of(ADDRESS)).invokeExact();
    MethodHandle setLanguage =
        function("ts_parser_set_language", FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS, ADDRESS));
    assertTrue((boolean) setLanguage.invokeExact(parser, language));
    MethodHandle parse =
        function(
            "ts_parser_parse_string",
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom("x = 1\n");
      MemorySegment tree = (MemorySegment) parse.invokeExact(parser, MemorySegment.NULL, text, 6);
      assertNotEquals(MemorySegment.NULL, tree);
      function("ts_tree_delete", FunctionDescriptor.ofVoid(ADDRESS)).invokeExact(tree);
    } finally {
      function("ts_parser_delete", FunctionDescriptor.ofVoid(ADDRESS)).invokeExact(parser);
    }
  }

  private static MethodHandle function(String symbol, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(symbol), descriptor);
  }
}
