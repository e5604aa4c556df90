package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.sourcelake.model.table.Argument;
import java.util.ArrayList;
import java.util.List;

/** The arguments of a call as the table of calls holds them. */
final class Arguments {
  private Arguments() {}

  /** The arguments in order. */
  static List<Argument> of(JavaFile file, List<Expression> expressions) {
    if (expressions.isEmpty()) {
      return List.of();
    }
    List<Argument> arguments = new ArrayList<>(expressions.size());
    for (Expression each : expressions) {
      arguments.add(
          new Argument(
              arguments.size(),
              null,
              null,
              kind(each),
              file.raw(file.start(each)),
              file.raw(file.end(each))));
    }
    return arguments;
  }

  private static String kind(Expression expression) {
    return switch (expression) {
      case NameExpr _, ThisExpr _, SuperExpr _ -> "name";
      case LiteralExpr _ -> "literal";
      case MethodCallExpr _, ObjectCreationExpr _ -> "call";
      case FieldAccessExpr _ -> "field";
      case LambdaExpr _, MethodReferenceExpr _ -> "lambda";
      case ClassExpr _ -> "type";
      case BinaryExpr _,
          UnaryExpr _,
          CastExpr _,
          ConditionalExpr _,
          InstanceOfExpr _,
          AssignExpr _,
          ArrayAccessExpr _ ->
          "operator";
      case EnclosedExpr enclosed -> kind(enclosed.getInner());
      default -> "other";
    };
  }
}
