package dev.sourcelake.extractors.java;

import java.util.HashMap;
import java.util.Map;

/** The numbers of a file's definitions by where they stand, for the families that refer to them. */
final class DefinitionNumbers {
  private final Map<Integer, Integer> named = new HashMap<>();
  private final Map<Integer, Integer> unnamed = new HashMap<>();
  private final Map<Implicit, Integer> implicit = new HashMap<>();

  private record Implicit(int parent, String name) {}

  /** Notes a definition under its number. */
  void add(Definition definition, int id, int parent) {
    if (definition.nameStart < 0) {
      unnamed.put(definition.start, id);
    } else if (!definition.implicit) {
      named.put(definition.nameStart, id);
    } else if (definition.kind.equals("method")) {
      implicit.put(new Implicit(parent, definition.name), id);
    }
  }

  /** The definition whose name stands at an offset; -1 where none does. */
  int named(int nameStart) {
    return named.getOrDefault(nameStart, -1);
  }

  /** The definition without a name that starts at an offset; -1 where none does. */
  int unnamed(int start) {
    return unnamed.getOrDefault(start, -1);
  }

  /** A method that the language adds to a definition; -1 where it adds none of that name. */
  int implicit(int parent, String name) {
    return implicit.getOrDefault(new Implicit(parent, name), -1);
  }
}
