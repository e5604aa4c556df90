package dev.sourcelake.extractors.java.names;

/**
 * What the file shows of an expression's type, or what a qualifier names.
 *
 * @param type the type where the file declares it, or the bound of a type variable; else null
 * @param name the name of another type as written, of a primitive type, or of a package; else null
 * @param dimensions array dimensions; of a function how many parameters it has, -1 for unknown
 * @param named whether the type itself is named, instead of a value of it
 */
record Shape(Kind kind, DeclaredType type, String name, int dimensions, boolean named) {
  static final Shape UNKNOWN = new Shape(Kind.UNKNOWN, null, null, 0, false);
  static final Shape NULL = new Shape(Kind.NULL, null, null, 0, false);
  static final Shape OBJECT = outside("Object");
  static final Shape STRING = outside("String");
  static final Shape CLASS = outside("Class");
  static final Shape BOOLEAN = primitive("boolean");
  static final Shape INT = primitive("int");

  /** What is known. */
  enum Kind {
    UNKNOWN,
    NULL,
    PRIMITIVE,
    /** A type of the file. */
    DECLARED,
    /** A type of another file. */
    OUTSIDE,
    /** A type variable, with its first bound. */
    VARIABLE,
    /** A lambda or a method reference. */
    FUNCTION,
    PACKAGE
  }

  static Shape primitive(String name) {
    return new Shape(Kind.PRIMITIVE, null, name, 0, false);
  }

  static Shape outside(String dotted) {
    return new Shape(Kind.OUTSIDE, null, dotted, 0, false);
  }

  static Shape declared(DeclaredType type) {
    return new Shape(Kind.DECLARED, type, null, 0, false);
  }

  static Shape function(int parameters) {
    return new Shape(Kind.FUNCTION, null, null, parameters, false);
  }

  static Shape ofPackage(String dotted) {
    return new Shape(Kind.PACKAGE, null, dotted, 0, true);
  }

  /** The type of a type variable's values. */
  static Shape variable(Shape bound) {
    return new Shape(Kind.VARIABLE, bound.type, bound.name, 0, false);
  }

  /** The type itself as a qualifier. */
  Shape asName() {
    return new Shape(kind, type, name, dimensions, true);
  }

  /** A value of the type that is named. */
  Shape asValue() {
    return named ? new Shape(kind, type, name, dimensions, false) : this;
  }

  boolean isUnknown() {
    return kind == Kind.UNKNOWN;
  }

  /** With so many array dimensions more, or less; unknown where there are not so many. */
  Shape withDimensions(int more) {
    if (more == 0) {
      return this;
    }
    return switch (kind) {
      case PRIMITIVE, DECLARED, OUTSIDE, VARIABLE ->
          dimensions + more < 0 ? UNKNOWN : new Shape(kind, type, name, dimensions + more, named);
      case UNKNOWN, NULL, FUNCTION, PACKAGE -> UNKNOWN;
    };
  }

  /** Whether it is a type with members that the file declares. */
  boolean hasMembers() {
    return type != null && dimensions == 0;
  }

  boolean isOutside(String simpleName) {
    return kind == Kind.OUTSIDE && dimensions == 0 && simpleName.equals(simpleName());
  }

  /** Whether the first bound of a type variable is so called. */
  boolean isOutsideBound(String simpleName) {
    return kind == Kind.VARIABLE && type == null && simpleName.equals(simpleName());
  }

  /** The last part of an outside type's name. */
  String simpleName() {
    return name == null ? "" : name.substring(name.lastIndexOf('.') + 1);
  }
}
