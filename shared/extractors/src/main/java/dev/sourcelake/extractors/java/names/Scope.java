package dev.sourcelake.extractors.java.names;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A part of the file in which names are declared. */
final class Scope {
  final int id;
  final Scope parent;
  final String kind;
  final String name;
  final int start;
  final int end;
  final int defId;
  final List<Declaration> declared = new ArrayList<>();

  private Set<Declaration> captured;
  private Map<String, Unresolved> unresolved;

  /**
   * A name that the file does not declare.
   *
   * @param start where it stands first
   * @param inherited whether a parent in another file may declare it
   */
  record Unresolved(String name, int start, int end, String namespace, boolean inherited) {}

  Scope(int id, Scope parent, String kind, String name, int start, int end, int defId) {
    this.id = id;
    this.parent = parent;
    this.kind = kind;
    this.name = name;
    this.start = start;
    this.end = end;
    this.defId = defId;
  }

  /** The locals of code around that are used in it. */
  Set<Declaration> captured() {
    return captured == null ? Set.of() : captured;
  }

  /** The names used in it that the file does not declare. */
  Iterable<Unresolved> unresolved() {
    return unresolved == null ? List.of() : unresolved.values();
  }

  /** Whether this is the first use of the local here. */
  boolean capture(Declaration local) {
    if (captured == null) {
      captured = new LinkedHashSet<>();
    }
    return captured.add(local);
  }

  void addUnresolved(Unresolved name) {
    if (unresolved == null) {
      unresolved = new LinkedHashMap<>();
    }
    unresolved.putIfAbsent(name.namespace() + ' ' + name.name(), name);
  }
}
