package dev.sourcelake.extractors.python.symtable;

import dev.sourcelake.extractors.python.syntax.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A scope: its names, and the scopes in it. */
public final class Scope {
  private final ScopeKind kind;
  private final String name;
  private final Node node;
  private final Scope parent;
  private final boolean nested;
  private final Map<String, Symbol> symbols = new LinkedHashMap<>();
  private final List<Scope> children = new ArrayList<>();

  // What the pass over the source, and the one over the scopes, need to know.
  Scope annotations;
  Set<String> mangledNames;
  boolean generator;
  boolean coroutine;
  boolean seesClass;
  boolean conditional;
  boolean conditionalAnnotations;
  boolean unevaluated;
  boolean iterationTarget;
  boolean annotated;
  boolean inlined;

  /** A scope that is opened by a node in another scope, which is null for the module's. */
  Scope(ScopeKind kind, String name, Node node, Scope parent) {
    this.kind = kind;
    this.name = name;
    this.node = node;
    this.parent = parent;
    this.nested = parent != null && (parent.nested || parent.kind.isFunctionLike());
  }

  /** Its number among the file's scopes, those too that are none of CPython's. */
  int number;

  /** Its number among the file's scopes, from 0. */
  public int number() {
    return number;
  }

  /** What opens it. */
  public ScopeKind kind() {
    return kind;
  }

  /** CPython's name of it: of a class or function its own, else one such as {@code listcomp}. */
  public String name() {
    return name;
  }

  /** The node that opens it. */
  public Node node() {
    return node;
  }

  /** The scope around it, or null. */
  public Scope parent() {
    return parent;
  }

  /** The scopes in it, in the order in which CPython makes them. */
  public List<Scope> children() {
    return Collections.unmodifiableList(children);
  }

  /** Its names in the order in which they are met. */
  public Collection<Symbol> symbols() {
    return Collections.unmodifiableCollection(symbols.values());
  }

  /** The symbol of a name, or null. */
  public Symbol symbol(String of) {
    return symbols.get(of);
  }

  /** Whether it is a comprehension that CPython runs in the scope around it. */
  public boolean isInlined() {
    return inlined;
  }

  /** Whether it is the scope of annotations, and there are any. */
  public boolean isAnnotated() {
    return annotated;
  }

  /** Whether it or a scope around it is a function's. */
  public boolean isNested() {
    return nested;
  }

  /** What is true of it, sorted. */
  public List<String> flags() {
    List<String> flags = new ArrayList<>();
    if (coroutine) {
      flags.add("coroutine");
    }
    if (generator) {
      flags.add("generator");
    }
    if (inlined) {
      flags.add("inlined");
    }
    if (nested) {
      flags.add("nested");
    }
    if (kind.isFunction()) {
      flags.add("optimized");
    }
    if (seesClass) {
      flags.add("sees_class");
    }
    return flags;
  }

  Symbol symbol(String of, int start, int end) {
    return symbols.computeIfAbsent(of, n -> new Symbol(n, start, end));
  }

  void put(Symbol symbol) {
    symbols.put(symbol.name(), symbol);
  }

  void remove(String of) {
    symbols.remove(of);
  }

  void addChild(Scope child) {
    children.add(child);
  }
}
