package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.type.TypeParameter;
import dev.sourcelake.extractors.java.names.ScopedNames;
import java.util.List;

/** Where the walk stands: the enclosing type, and the variables and types in scope. */
final class Scope {
  private final TypeNames types;
  private final ScopedNames<Variable> variables = new ScopedNames<>();
  private TypeInfo enclosing;

  /** What {@link #leave} goes back to. */
  record Mark(int types, int variables, TypeInfo enclosing) {}

  Scope(TypeNames types) {
    this.types = types;
  }

  TypeNames types() {
    return types;
  }

  /** The innermost type around; null at the top of the file. */
  TypeInfo enclosing() {
    return enclosing;
  }

  /** The variable that a simple name means here, or null. */
  Variable variable(String name) {
    return variables.get(name);
  }

  /** Enters a block. */
  Mark enter() {
    return new Mark(types.enter(), variables.enter(), enclosing);
  }

  /** Enters a type's body: its members and those of its parents in the file come into scope. */
  Mark enter(TypeInfo type, List<TypeParameter> parameters) {
    Mark mark = enter();
    enclosing = type;
    types.declare(parameters);
    types.declareMembers(type);
    for (TypeInfo each : type.lineage(types).reversed()) {
      each.fields.forEach(variables::declare);
    }
    return mark;
  }

  /** Leaves what was entered. */
  void leave(Mark mark) {
    types.leave(mark.types());
    variables.leave(mark.variables());
    enclosing = mark.enclosing();
  }

  /** Declares a variable in the innermost scope. */
  void declare(String name, Variable variable) {
    variables.declare(name, variable);
  }
}
