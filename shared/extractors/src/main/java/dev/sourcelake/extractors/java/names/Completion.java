package dev.sourcelake.extractors.java.names;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import java.util.List;

/**
 * Whether a statement can complete normally, as the language defines it, which decides how far
 * pattern variables reach. Asked for few statements only: those after conditions with patterns.
 */
final class Completion {
  private Completion() {}

  /** Whether what follows the statement can be reached through it. */
  static boolean isNormal(Statement statement) {
    return switch (statement) {
      case ReturnStmt _, ThrowStmt _, BreakStmt _, ContinueStmt _, YieldStmt _ -> false;
      case BlockStmt block -> isNormal(block.getStatements());
      case IfStmt choice ->
          choice.getElseStmt().isEmpty()
              || isNormal(choice.getThenStmt())
              || isNormal(choice.getElseStmt().get());
      case LabeledStmt labeled ->
          isNormal(labeled.getStatement())
              || breaks(labeled.getStatement(), labeled.getLabel().getIdentifier());
      case WhileStmt loop -> !isTrue(loop.getCondition()) || breaks(loop.getBody(), null);
      case DoStmt loop ->
          breaks(loop.getBody(), null)
              || (isNormal(loop.getBody()) && !isTrue(loop.getCondition()));
      case ForStmt loop ->
          (loop.getCompare().isPresent() && !isTrue(loop.getCompare().get()))
              || breaks(loop.getBody(), null);
      case SynchronizedStmt block -> isNormal(block.getBody());
      case TryStmt attempt ->
          attempt.getFinallyBlock().map(Completion::isNormal).orElse(true)
              && (isNormal(attempt.getTryBlock())
                  || attempt.getCatchClauses().stream()
                      .map(CatchClause::getBody)
                      .anyMatch(Completion::isNormal));
      default -> true;
    };
  }

  private static boolean isNormal(List<Statement> statements) {
    return statements.isEmpty() || isNormal(statements.getLast());
  }

  private static boolean isTrue(Expression condition) {
    return condition instanceof BooleanLiteralExpr literal && literal.getValue();
  }

  /** Whether a break in a statement ends the one around it: that of the label, or unlabelled. */
  static boolean breaks(Node node, String label) {
    return switch (node) {
      case BreakStmt end ->
          label == null
              ? end.getLabel().isEmpty()
              : end.getLabel().map(name -> name.getIdentifier().equals(label)).orElse(false);
      case WhileStmt _, DoStmt _, ForStmt _, ForEachStmt _, SwitchStmt _ when label == null ->
          false;
      case BodyDeclaration<?> _, Expression _ -> false;
      default -> {
        for (Node child : node.getChildNodes()) {
          if (breaks(child, label)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }
}
