package dev.sourcelake.extractors.python;

import dev.sourcelake.extractors.FactSink;
import dev.sourcelake.extractors.python.names.SymbolDefinitions;
import dev.sourcelake.extractors.python.symtable.Scope;
import dev.sourcelake.extractors.python.symtable.ScopeKind;
import dev.sourcelake.extractors.python.symtable.Symbol;
import dev.sourcelake.extractors.python.symtable.SymbolTable;
import dev.sourcelake.extractors.treesitter.PythonNames;
import dev.sourcelake.model.Family;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.SymtableScopes;
import dev.sourcelake.model.table.SymtableSymbols;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes scopes and their names in pre-order. Scopes of signatures that annotate nothing are left
 * out.
 */
final class SymtableRows {
  private final FactSink out;
  private final PythonNames definitions;
  private final SymbolTable table;
  private final SymbolDefinitions symbols;

  /** The numbers of rows, by those of scopes. */
  private final int[] ids;

  private final List<Scope> scopes = new ArrayList<>();
  private int next;

  SymtableRows(
      FactSink out, PythonNames definitions, SymbolTable table, SymbolDefinitions symbols) {
    this.out = out;
    this.definitions = definitions;
    this.table = table;
    this.symbols = symbols;
    this.ids = new int[table.size()];
  }

  void write() {
    number(table.module());
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
    ids[scope.number()] = scopes.size();
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
            .set(SymtableScopes.SCOPE_ID, ids[scope.number()])
            .set(SymtableScopes.KIND, scope.kind().label())
            .set(SymtableScopes.NAME, scope.name())
            .set(SymtableScopes.FLAGS, scope.flags())
            .set(SymtableScopes.LANGUAGE, PythonExtractor.LANGUAGE)
            .set(SymtableScopes.PARSER, AstNodeRows.PARSER);
    if (scope.parent() != null) {
      row.set(SymtableScopes.PARENT, ids[scope.parent().number()]);
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
            .set(SymtableSymbols.INDEX, next++)
            .set(SymtableSymbols.SCOPE_ID, ids[scope.number()])
            .set(SymtableSymbols.NAME, symbol.name())
            .set(SymtableSymbols.FLAGS, symbol.labels())
            .set(SymtableSymbols.LANGUAGE, PythonExtractor.LANGUAGE)
            .set(SymtableSymbols.PARSER, AstNodeRows.PARSER);
    Scope declaring = table.declaring(scope, symbol.name());
    if (declaring != null) {
      row.set(SymtableSymbols.DECLARED_IN, ids[declaring.number()]);
    }
    Integer definition = declaring == scope ? symbols.definition(symbol) : null;
    if (definition != null) {
      row.set(SymtableSymbols.DEF_ID, definition);
    }
  }
}
