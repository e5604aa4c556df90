package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.python.symtable.Binding;
import dev.sourcelake.extractors.python.symtable.Scope;
import dev.sourcelake.extractors.python.symtable.ScopeKind;
import dev.sourcelake.extractors.python.symtable.Symbol;
import dev.sourcelake.extractors.treesitter.PythonNames;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.SymtableScopes;
import dev.sourcelake.model.table.SymtableSymbols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes scopes and their names in pre-order. Scopes of signatures that annotate nothing are left
 * out.
 */
final class SymtableRows {
  private final FactSink out;
  private final PythonNames definitions;
  private final Map<Scope, Integer> ids = new HashMap<>();
  private final List<Scope> scopes = new ArrayList<>();
  private int symbols;

  SymtableRows(FactSink out, PythonNames definitions) {
    this.out = out;
    this.definitions = definitions;
  }

  void write(Scope module) {
    number(module);
    if (out.wants(Family.SYMTABLE, SymtableScopes.TABLE)) {
      scopes.forEach(this::writeScope);
    }
    if (out.wants(Family.SYMTABLE, SymtableSymbols.TABLE)) {
      for (Scope scope : scopes) {
        scope.symbols().forEach(symbol -> writeSymbol(scope, symbol));
      }
    }
  }

  private void number(Scope scope) {
    ids.put(scope, scopes.size());
    scopes.add(scope);
    for (Scope child : scope.children()) {
      if (child.kind() != ScopeKind.ANNOTATION || child.isAnnotated()) {
        number(child);
      }
    }
  }

  private void writeScope(Scope scope) {
    RowBatch row =
        out.begin(Family.SYMTABLE, SymtableScopes.TABLE, scope.node().start(), scope.node().end())
            .set(SymtableScopes.SCOPE_ID, ids.get(scope))
            .set(SymtableScopes.KIND, scope.kind().label())
            .set(SymtableScopes.NAME, scope.name())
            .set(SymtableScopes.FLAGS, scope.flags())
            .set(SymtableScopes.LANGUAGE, PythonExtractor.LANGUAGE)
            .set(SymtableScopes.PARSER, AstNodeRows.PARSER);
    if (scope.parent() != null) {
      row.set(SymtableScopes.PARENT, ids.get(scope.parent()));
    }
    Integer definition = definition(scope);
    if (definition != null) {
      row.set(SymtableScopes.DEF_ID, definition);
    }
  }

  private Integer definition(Scope scope) {
    return switch (scope.kind()) {
      case MODULE, CLASS, FUNCTION, LAMBDA, TYPE_ALIAS -> definitions.of(scope.node().source());
      case COMPREHENSION, ANNOTATION, TYPE_PARAMETERS, TYPE_VARIABLE -> null;
    };
  }

  private void writeSymbol(Scope scope, Symbol symbol) {
    RowBatch row =
        out.begin(Family.SYMTABLE, SymtableSymbols.TABLE, symbol.start(), symbol.end())
            .set(SymtableSymbols.INDEX, symbols++)
            .set(SymtableSymbols.SCOPE_ID, ids.get(scope))
            .set(SymtableSymbols.NAME, symbol.name())
            .set(SymtableSymbols.FLAGS, symbol.labels())
            .set(SymtableSymbols.LANGUAGE, PythonExtractor.LANGUAGE)
            .set(SymtableSymbols.PARSER, AstNodeRows.PARSER);
    Scope declaring = declaring(scope, symbol);
    if (declaring != null) {
      row.set(SymtableSymbols.DECLARED_IN, ids.get(declaring));
    }
  }

  /** The scope of this file that binds a name, or null where none does. */
  private static Scope declaring(Scope scope, Symbol symbol) {
    return switch (symbol.binding()) {
      case LOCAL, CELL -> scope;
      case FREE -> {
        Scope at = scope.parent();
        while (at != null && !bindsForInner(at, symbol.name())) {
          at = at.parent();
        }
        yield at;
      }
      case GLOBAL_EXPLICIT, GLOBAL_IMPLICIT -> {
        Scope module = scope;
        while (module.parent() != null) {
          module = module.parent();
        }
        Symbol global = module.symbol(symbol.name());
        yield global != null && isBoundAnywhere(global) ? module : null;
      }
    };
  }

  /** Of a class the scopes in it see nothing. */
  private static boolean bindsForInner(Scope scope, String name) {
    Symbol symbol = scope.symbol(name);
    return scope.kind() != ScopeKind.CLASS
        && symbol != null
        && (symbol.binding() == Binding.LOCAL || symbol.binding() == Binding.CELL);
  }

  /** A global statement in a function binds a name for the module as well. */
  private static boolean isBoundAnywhere(Symbol global) {
    return global.isBound() || global.binding() == Binding.GLOBAL_EXPLICIT;
  }
}
