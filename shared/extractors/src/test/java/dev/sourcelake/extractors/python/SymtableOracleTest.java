package dev.sourcelake.extractors.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sourcelake.extractors.python.symtable.Scope;
import dev.sourcelake.extractors.python.symtable.ScopeBuilder;
import dev.sourcelake.extractors.python.symtable.ScopeKind;
import dev.sourcelake.extractors.python.symtable.Symbol;
import dev.sourcelake.extractors.python.syntax.TreeBuilder;
import dev.sourcelake.extractors.treesitter.internal.Engine;
import dev.sourcelake.model.source.LineIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Compares our scopes with CPython 3.14's {@code symtable}: every scope, name and flag. CPython has
 * no scope of its own for a comprehension that it runs in place; those in it belong to the scope
 * around. The files are those of {@link AstOracleTest}.
 */
class SymtableOracleTest {
  private final Agreement agreement = new Agreement();
  private int compared;

  @Test
  void scopesAndSymbolsAreThoseOfCpython() throws IOException {
    Optional<String> missing = CpythonOracle.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    List<Path> files = AstOracleTest.files();
    try (Engine engine = new Engine()) {
      CpythonOracle.ask("symtable", files, answer -> compare(engine, answer));
    }
    System.out.printf("Python symbol tables: %d files; %s", compared, agreement.report());
    assertTrue(compared > files.size() / 2, () -> "few files are compared: " + compared);
    assertEquals(1.0, agreement.overall(), agreement::report);
  }

  private void compare(Engine engine, CpythonOracle.Answer answer) {
    if (answer.rejection() != null) {
      return;
    }
    Trees.read(
        engine,
        answer.path(),
        (tree, text) -> {
          if (tree.hasError(0)) {
            return;
          }
          List<String> ours = new ArrayList<>();
          Scope module =
              ScopeBuilder.build(TreeBuilder.build(tree, text.bom(), new ArrayList<>())).module();
          describe(module, "", text.lines(), ours);
          agreement.add(answer.path().toString(), ours, answer.facts());
          compared++;
        });
  }

  private static void describe(Scope scope, String around, LineIndex lines, List<String> into) {
    String path = around;
    if (!scope.isInlined()) {
      int line = scope.kind() == ScopeKind.MODULE ? 0 : lines.line(scope.node().start());
      path = around + "/" + kind(scope.kind()) + ":" + scope.name() + ":" + line;
      into.add("scope " + path + " " + (scope.isNested() ? "nested" : ""));
      for (Symbol symbol : scope.symbols()) {
        String words = String.join(",", symbol.words());
        into.add(String.join(" ", "symbol", path, symbol.name(), symbol.binding().name(), words));
      }
    }
    for (Scope child : scope.children()) {
      describe(child, path, lines, into);
    }
  }

  private static String kind(ScopeKind kind) {
    return switch (kind) {
      case LAMBDA, COMPREHENSION -> "function";
      default -> kind.name().toLowerCase(Locale.ROOT);
    };
  }
}
