package dev.sourcelake.extractors.python.symtable;

import dev.sourcelake.extractors.python.syntax.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides where each name of each scope is bound, from the outermost scope inwards and back. */
final class ScopeAnalysis {
  private static final String CLASS = "__class__";
  private static final List<String> OF_CLASSES =
      List.of(CLASS, "__classdict__", "__conditional_annotations__");

  private ScopeAnalysis() {}

  static void decide(Scope module) {
    new Block(module, null, Set.of(), Set.of(), null).decide();
  }

  /** One scope under way. */
  private static final class Block {
    private final Scope scope;

    /** Names bound by functions around; null for the module. */
    private final Set<String> bound;

    private final Set<String> global;
    private final Set<String> typeParameters;

    /** The class that the scope can look into, or null. */
    private final Scope seenClass;

    private final Map<String, Binding> bindings = new HashMap<>();
    private final Set<String> local = new HashSet<>();
    private final Set<String> inlinedCells = new HashSet<>();

    /** Names that this scope and those in it take from around. */
    private final Set<String> free = new HashSet<>();

    Block(
        Scope scope,
        Set<String> bound,
        Set<String> global,
        Set<String> typeParameters,
        Scope seenClass) {
      this.scope = scope;
      this.bound = bound == null ? null : new HashSet<>(bound);
      this.global = new HashSet<>(global);
      this.typeParameters = new HashSet<>(typeParameters);
      this.seenClass = seenClass;
    }

    /** Returns the names that are taken from around. */
    Set<String> decide() {
      boolean isClass = scope.kind() == ScopeKind.CLASS;
      Set<String> innerGlobal = new HashSet<>();
      Set<String> innerBound = new HashSet<>();
      if (isClass) {
        // What a class binds is not seen by the functions in it.
        passOn(innerGlobal, innerBound);
      }
      scope.symbols().forEach(this::decide);
      if (isClass) {
        innerBound.addAll(OF_CLASSES);
      } else {
        if (scope.kind().isFunctionLike()) {
          innerBound.addAll(local);
        }
        passOn(innerGlobal, innerBound);
      }
      Set<String> innerFree = new HashSet<>();
      for (Scope child : scope.children()) {
        Set<String> childFree =
            new Block(child, innerBound, innerGlobal, typeParameters, classSeenBy(child)).decide();
        if (child.kind() == ScopeKind.COMPREHENSION
            && !child.name().equals("genexpr")
            && !scope.seesClass) {
          inline(child, childFree);
          child.inlined = true;
        }
        innerFree.addAll(childFree);
      }
      if (scope.kind().isFunctionLike()) {
        findCells(innerFree);
      } else if (isClass) {
        OF_CLASSES.forEach(innerFree::remove);
      }
      finish(innerFree, isClass || scope.seesClass);
      free.addAll(innerFree);
      return free;
    }

    private void passOn(Set<String> innerGlobal, Set<String> innerBound) {
      innerGlobal.addAll(global);
      if (bound != null) {
        innerBound.addAll(bound);
      }
    }

    private Scope classSeenBy(Scope child) {
      if (!child.seesClass) {
        return null;
      }
      return scope.kind() == ScopeKind.CLASS ? scope : seenClass;
    }

    private void decide(Symbol symbol) {
      bindings.put(symbol.name(), binding(symbol));
    }

    private Binding binding(Symbol symbol) {
      String name = symbol.name();
      if (symbol.has(Symbol.GLOBAL)) {
        global.add(name);
        if (bound != null) {
          bound.remove(name);
        }
        return Binding.GLOBAL_EXPLICIT;
      }
      if (symbol.has(Symbol.NONLOCAL) && bound != null && bound.contains(name)) {
        free.add(name);
        return Binding.FREE;
      }
      if (symbol.has(Symbol.BOUND)) {
        local.add(name);
        global.remove(name);
        if (symbol.has(Symbol.TYPE_PARAMETER)) {
          typeParameters.add(name);
        } else {
          typeParameters.remove(name);
        }
        return Binding.LOCAL;
      }
      Symbol ofClass = seenClass == null ? null : seenClass.symbol(name);
      if (ofClass != null) {
        if (ofClass.has(Symbol.GLOBAL)) {
          return Binding.GLOBAL_EXPLICIT;
        }
        if (ofClass.has(Symbol.BOUND) && !ofClass.has(Symbol.NONLOCAL)) {
          return Binding.GLOBAL_IMPLICIT;
        }
      }
      if (bound != null && bound.contains(name)) {
        free.add(name);
        return Binding.FREE;
      }
      return Binding.GLOBAL_IMPLICIT;
    }

    /** Takes the names of a comprehension that runs in this scope. */
    private void inline(Scope comprehension, Set<String> childFree) {
      boolean isClass = scope.kind() == ScopeKind.CLASS;
      boolean dropClass = false;
      for (Symbol symbol : new ArrayList<>(comprehension.symbols())) {
        if (symbol.has(Symbol.PARAMETER)) {
          continue;
        }
        String name = symbol.name();
        Binding binding = symbol.binding();
        if (binding == Binding.CELL || symbol.has(Symbol.COMPREHENSION_CELL)) {
          inlinedCells.add(name);
        }
        if (binding == Binding.FREE && isClass && name.equals(CLASS)) {
          binding = Binding.GLOBAL_IMPLICIT;
          childFree.remove(name);
          dropClass = true;
        }
        Symbol existing = scope.symbol(name);
        if (existing == null) {
          Symbol copy = new Symbol(name, symbol.start(), symbol.end());
          copy.add(symbol.flags());
          copy.setInlined();
          scope.put(copy);
          bindings.put(name, binding);
        } else if (existing.has(Symbol.BOUND)
            && !isClass
            && comprehension.children().stream().noneMatch(child -> isFree(child, name))) {
          childFree.remove(name);
        }
      }
      if (dropClass) {
        comprehension.remove(CLASS);
      }
    }

    private static boolean isFree(Scope child, String name) {
      if (child.isInlined()) {
        return child.children().stream().anyMatch(inner -> isFree(inner, name));
      }
      Symbol symbol = child.symbol(name);
      return symbol != null && symbol.binding() == Binding.FREE;
    }

    private void findCells(Set<String> innerFree) {
      for (Map.Entry<String, Binding> entry : bindings.entrySet()) {
        String name = entry.getKey();
        if (entry.getValue() == Binding.LOCAL
            && (innerFree.contains(name) || inlinedCells.contains(name))) {
          entry.setValue(Binding.CELL);
          innerFree.remove(name);
        }
      }
    }

    private void finish(Set<String> innerFree, boolean marksFree) {
      for (Symbol symbol : scope.symbols()) {
        if (inlinedCells.contains(symbol.name())) {
          symbol.add(Symbol.COMPREHENSION_CELL);
        }
        symbol.bind(bindings.get(symbol.name()));
      }
      for (Scope child : scope.children()) {
        if (isNamespace(child)) {
          markNamespace(child.name());
        }
      }
      // Sorted, since new symbols are made of them.
      for (String name : innerFree.stream().sorted().toList()) {
        Symbol known = scope.symbol(name);
        if (known != null) {
          if (marksFree) {
            known.add(Symbol.FREE_CLASS);
          }
        } else if (bound == null || bound.contains(name)) {
          int place = scope.node().start();
          Symbol passed = new Symbol(name, place, place);
          passed.bind(Binding.FREE);
          scope.put(passed);
        }
      }
    }

    /** A generic class or function stands in the scope of its type parameters. */
    private static boolean isNamespace(Scope child) {
      return switch (child.kind()) {
        case CLASS, FUNCTION -> true;
        case TYPE_PARAMETERS -> !child.node().is(Kind.TYPE_ALIAS);
        default -> false;
      };
    }

    private void markNamespace(String name) {
      Symbol symbol = scope.symbol(name);
      if (symbol != null) {
        symbol.setNamespace();
      }
    }
  }
}
