package dev.sourcelake.extractors.python.symtable;

import dev.sourcelake.extractors.python.syntax.Node;
import java.util.List;
import java.util.Map;

/** The scopes of a file, and where each name of it is bound. */
public final class SymbolTable {
  private final Scope module;
  private final List<Scope> scopes;
  private final Map<Node, String> mangled;

  SymbolTable(Scope module, List<Scope> scopes, Map<Node, String> mangled) {
    this.module = module;
    this.scopes = scopes;
    this.mangled = mangled;
  }

  /** The module's scope, with all others in it. */
  public Scope module() {
    return module;
  }

  /** How many scopes there are, those too that are none of CPython's. */
  public int size() {
    return scopes.size();
  }

  /** The symbol that a node's name means, in the scope that binds it; null where none does. */
  public Symbol symbol(Node node) {
    return symbol(node, mangled.getOrDefault(node, node.value()));
  }

  /** The same before the body in which the node stands binds it, where that is a class's. */
  public Symbol symbolBefore(Node node) {
    Scope scope = node.scope() < 0 ? null : scopes.get(node.scope());
    if (scope == null || scope.kind() != ScopeKind.CLASS) {
      return symbol(node);
    }
    String name = mangled.getOrDefault(node, node.value());
    Scope declaring = around(scope, name);
    return declaring == null ? null : declaring.symbol(name);
  }

  /** The same for a name that stands in a node with others. */
  public Symbol symbol(Node node, String name) {
    if (node.scope() < 0) {
      return null;
    }
    Scope declaring = declaring(scopes.get(node.scope()), name);
    return declaring == null ? null : declaring.symbol(name);
  }

  /** The scope that binds a name as another one sees it, or null where none of the file does. */
  public Scope declaring(Scope scope, String name) {
    Symbol symbol = scope.symbol(name);
    if (symbol == null || symbol.binding() == null) {
      return symbol != null && symbol.isBound() ? scope : around(scope, name);
    }
    return switch (symbol.binding()) {
      case LOCAL, CELL -> scope;
      case FREE -> {
        Scope at = scope.parent();
        while (at != null && !bindsForInner(at, name)) {
          at = at.parent();
        }
        yield at;
      }
      case GLOBAL_EXPLICIT, GLOBAL_IMPLICIT -> {
        Scope seen = scope.seesClass ? classAround(scope) : null;
        Symbol ofClass = seen == null ? null : seen.symbol(name);
        boolean inClass =
            ofClass != null
                && ofClass.isBound()
                && (ofClass.binding() == Binding.LOCAL || ofClass.binding() == Binding.CELL);
        yield inClass ? seen : global(name);
      }
    };
  }

  /** What the scopes around have, for one that is none of CPython's. */
  private Scope around(Scope scope, String name) {
    boolean direct = scope.kind() != ScopeKind.FUNCTION && scope.kind() != ScopeKind.LAMBDA;
    for (Scope at = scope.parent(); at != null; at = at.parent()) {
      Symbol symbol = at.symbol(name);
      boolean visible = at.kind() != ScopeKind.CLASS || direct;
      if (visible && symbol != null && symbol.binding() != null) {
        return declaring(at, name);
      }
      direct &= at.kind() == ScopeKind.ANNOTATION || at.kind() == ScopeKind.TYPE_PARAMETERS;
    }
    return global(name);
  }

  private Scope global(String name) {
    Symbol global = module.symbol(name);
    return global != null && isBoundAnywhere(global) ? module : null;
  }

  /** The nearest class that annotations and their like are evaluated in, or null. */
  private static Scope classAround(Scope scope) {
    Scope at = scope.parent();
    while (at != null && at.kind() != ScopeKind.CLASS) {
      at = at.kind().isFunction() ? null : at.parent();
    }
    return at;
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
