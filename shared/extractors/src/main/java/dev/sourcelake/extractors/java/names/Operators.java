package dev.sourcelake.extractors.java.names;

import com.github.javaparser.ast.expr.BinaryExpr;
import java.util.List;

/** The types that operators give. */
final class Operators {
  private static final List<String> WIDE = List.of("long", "float", "double");

  private Operators() {}

  /** What a binary operator makes of two values. */
  static Shape result(BinaryExpr.Operator operator, Shape left, Shape right) {
    return switch (operator) {
      case EQUALS, NOT_EQUALS, LESS, GREATER, LESS_EQUALS, GREATER_EQUALS, AND, OR -> Shape.BOOLEAN;
      case PLUS ->
          left.isOutside("String") || right.isOutside("String")
              ? Shape.STRING
              : widest(left, right);
      case LEFT_SHIFT, SIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT -> promoted(left);
      case MINUS, MULTIPLY, DIVIDE, REMAINDER, BINARY_OR, BINARY_AND, XOR -> widest(left, right);
    };
  }

  /** The type that arithmetic gives a value. */
  static Shape promoted(Shape value) {
    if (value.kind() != Shape.Kind.PRIMITIVE || value.dimensions() > 0) {
      return Shape.UNKNOWN;
    }
    return WIDE.contains(value.name()) || value.name().equals("boolean") ? value : Shape.INT;
  }

  private static Shape widest(Shape left, Shape right) {
    Shape a = promoted(left);
    Shape b = promoted(right);
    if (a.isUnknown() || b.isUnknown()) {
      return Shape.UNKNOWN;
    }
    return WIDE.indexOf(a.name()) >= WIDE.indexOf(b.name()) ? a : b;
  }

  /** The type of a choice between two values. */
  static Shape either(Shape first, Shape second) {
    if (first.equals(second) || second.kind() == Shape.Kind.NULL) {
      return first;
    }
    return first.kind() == Shape.Kind.NULL ? second : widest(first, second);
  }
}
