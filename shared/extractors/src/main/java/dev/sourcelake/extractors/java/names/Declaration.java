package dev.sourcelake.extractors.java.names;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import java.util.List;
import java.util.Locale;

/** Something with a name that the file declares. */
final class Declaration {
  final Kind kind;
  final String name;

  /** The span of its name; -1 where none is written. */
  final int start;

  final int end;

  /** Its number among the definitions; -1 where it is none. */
  final int defId;

  /** The type whose member it is; null of locals. */
  DeclaredType owner;

  /** The type that it declares; null unless it is one. */
  DeclaredType type;

  /** Its type, or its result's, as written; null where none is. */
  Type written;

  /** Array dimensions beyond the written type's. */
  int moreDimensions;

  /** What its type is known to be; null until it is asked for. */
  Shape shape;

  List<Parameter> parameters = List.of();
  List<TypeParameter> typeParameters = List.of();
  List<ClassOrInterfaceType> bounds = List.of();

  /** The shapes of its parameters; null until they are asked for. */
  List<Shape> parameterShapes;

  boolean isPrivate;
  boolean isAbstract;
  boolean implicit;

  /** The code in which a local stands. */
  Body body;

  Scope scope;
  boolean captured;
  boolean assigned;
  boolean referenced;

  /** What is declared. */
  enum Kind {
    IMPORT,
    TYPE,
    TYPE_PARAMETER,
    FIELD,
    ENUM_CONSTANT,
    RECORD_COMPONENT,
    METHOD,
    PARAMETER,
    VARIABLE,
    PATTERN,
    RESOURCE,
    EXCEPTION,
    LABEL;

    private final String id =
        name().equals("IMPORT") ? "imported" : name().toLowerCase(Locale.ROOT);

    String id() {
      return id;
    }
  }

  Declaration(Kind kind, String name, int start, int end, int defId) {
    this.kind = kind;
    this.name = name;
    this.start = start;
    this.end = end;
    this.defId = defId;
  }

  boolean isVarargs() {
    return !parameters.isEmpty() && parameters.getLast().isVarArgs();
  }

  /** Whether it lives no longer than the code in which it stands. */
  boolean isLocal() {
    return switch (kind) {
      case PARAMETER, VARIABLE, PATTERN, RESOURCE, EXCEPTION -> true;
      case IMPORT, TYPE, TYPE_PARAMETER, FIELD, ENUM_CONSTANT, RECORD_COMPONENT, METHOD, LABEL ->
          false;
    };
  }
}
