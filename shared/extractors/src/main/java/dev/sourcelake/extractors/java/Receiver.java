package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;

/**
 * What a method is called on.
 *
 * @param kind none, this, super, type, variable, call, literal or other
 * @param type its type where the file shows it, else null
 */
record Receiver(String kind, TypeRef type) {
  /** Looks at the expression before a call's name. */
  static Receiver of(Expression scope, ExpressionTypes types) {
    return new Receiver(kind(scope, types), types.of(scope));
  }

  private static String kind(Expression scope, ExpressionTypes types) {
    return switch (scope) {
      case NameExpr name -> types.isType(name.getNameAsString()) ? "type" : "variable";
      case FieldAccessExpr access -> types.isTypeName(access) ? "type" : "variable";
      case MethodCallExpr _, ObjectCreationExpr _ -> "call";
      case ThisExpr _ -> "this";
      case SuperExpr _ -> "super";
      case LiteralExpr _, ClassExpr _ -> "literal";
      case TypeExpr type -> isVariable(type, types) ? "variable" : "type";
      case EnclosedExpr enclosed -> kind(enclosed.getInner(), types);
      default -> "other";
    };
  }

  /** {@code foo::bar} is read as a type by the parser, whatever {@code foo} is. */
  private static boolean isVariable(TypeExpr expression, ExpressionTypes types) {
    if (!(expression.getType() instanceof ClassOrInterfaceType type)
        || type.getTypeArguments().isPresent()) {
      return false;
    }
    ClassOrInterfaceType head = type;
    while (head.getScope().isPresent()) {
      head = head.getScope().get();
    }
    return types.isVariable(head.getNameAsString()) || !types.looksLikeType(type.getNameAsString());
  }
}
