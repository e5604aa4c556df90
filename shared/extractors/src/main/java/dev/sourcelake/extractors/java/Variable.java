package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.type.Type;

/**
 * A variable as far as the file shows its type.
 *
 * @param type its declared type; null where it has none, as {@code var} or a lambda's parameter
 * @param moreDimensions array dimensions beyond the declared type's: one for {@code int... x}
 * @param initializer what it is set to, for {@code var}; may be null
 * @param inFile its type where that is not written, as an enum constant's; may be null
 */
record Variable(Type type, int moreDimensions, Expression initializer, TypeInfo inFile) {
  private static final Variable UNKNOWN = new Variable(null, 0, null, null);

  /** A local variable, whose type {@code var} says to take the initializer's. */
  static Variable local(Type type, Expression initializer) {
    if (!isVar(type)) {
      return new Variable(type, 0, null, null);
    }
    return initializer == null ? UNKNOWN : new Variable(null, 0, initializer, null);
  }

  /** A field or parameter. */
  static Variable of(Type type, boolean varargs) {
    return type.isUnknownType() || isVar(type)
        ? UNKNOWN
        : new Variable(type, varargs ? 1 : 0, null, null);
  }

  /** A constant of an enum of this file. */
  static Variable of(TypeInfo type) {
    return new Variable(null, 0, null, type);
  }

  /** Whether a type is written as {@code var}. */
  static boolean isVar(Type type) {
    return type.isVarType()
        || (type.isClassOrInterfaceType()
            && type.asClassOrInterfaceType().getScope().isEmpty()
            && type.asClassOrInterfaceType().getNameAsString().equals("var"));
  }
}
