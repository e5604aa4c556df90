package dev.sourcelake.extractors.java;

import dev.sourcelake.model.table.Candidate;
import java.util.List;

/**
 * A type that a name or an expression may have.
 *
 * @param candidates what it may be, likeliest first, never empty
 * @param inFile the type where this file declares it, else null
 * @param dimensions how many array dimensions it has
 */
record TypeRef(List<Candidate> candidates, TypeInfo inFile, int dimensions) {
  /** The types that the language itself names. */
  static final TypeRef OBJECT = builtin("java.lang.Object");

  static final TypeRef STRING = builtin("java.lang.String");
  static final TypeRef CLASS = builtin("java.lang.Class");

  /** A type declared in this file. */
  static TypeRef of(TypeInfo type) {
    return new TypeRef(type.candidates(), type, 0);
  }

  /** A type that is known by its qualified name alone. */
  static TypeRef builtin(String qualifiedName) {
    return new TypeRef(List.of(new Candidate(qualifiedName, "builtin", 0)), null, 0);
  }

  /** The likeliest qualified name, with its array brackets. */
  String name() {
    String name = candidates.getFirst().name();
    return dimensions == 0 ? name : name + "[]".repeat(dimensions);
  }

  /** This type with so many dimensions more, or less. */
  TypeRef withDimensions(int more) {
    return more == 0 ? this : new TypeRef(candidates, inFile, dimensions + more);
  }
}
