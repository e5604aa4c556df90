package dev.sourcelake.extractors.treesitter;

import dev.sourcelake.nativelib.NativeLibrary;
import io.github.treesitter.jtreesitter.NativeLibraryLookup;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/** Leads jtreesitter to the runtime and the grammars that we ship. */
public final class GrammarsLookup implements NativeLibraryLookup {
  @Override
  public SymbolLookup get(Arena arena) {
    return SymbolLookup.libraryLookup(NativeLibrary.path("grammars"), arena);
  }
}
