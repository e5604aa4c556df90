package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.python.symtable.Scope;
import dev.sourcelake.extractors.python.symtable.ScopeBuilder;
import dev.sourcelake.extractors.python.symtable.ScopeKind;
import dev.sourcelake.extractors.python.symtable.Symbol;
import dev.sourcelake.extractors.python.syntax.TreeBuilder;
import dev.sourcelake.model.source.LineIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Our scopes beside those of CPython 3.14's {@code symtable}: every scope, name and flag. CPython
 * has no scope of its own for a comprehension that it runs in place; those in it belong to the
 * scope around.
 */
final class SymtableAgreement implements AutoCloseable {
  private final Trees trees = new Trees();
  private final Agreement agreement = new Agreement();
  private int compared;

  /** Compares a file; says whether both read it. */
  boolean compare(CpythonOracle.Answer answer) {
    if (answer.rejection() != null) {
      return false;
    }
    int before = compared;
    trees.read(
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
    return compared > before;
  }

  /** How many files both read. */
  int compared() {
    return compared;
  }

  double overall() {
    return agreement.overall();
  }

  String report() {
    return agreement.report();
  }

  @Override
  public void close() {
    trees.close();
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
