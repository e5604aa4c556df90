package dev.sourcelake.extractors.java.names;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.sourcelake.extractors.java.names.Declaration.Kind;
import dev.sourcelake.extractors.java.names.Environment.Mark;
import java.util.List;

/** Walks over statements; each says which pattern variables it brings into what follows it. */
final class Statements {
  private static final List<Declaration> NONE = List.of();

  private final Binder binder;
  private final Environment environment;

  Statements(Binder binder) {
    this.binder = binder;
    this.environment = binder.environment;
  }

  /** Walks over a block or expression whose scope has been entered. */
  void body(Statement body) {
    if (body instanceof BlockStmt block) {
      sequence(block.getStatements());
    } else {
      statement(body);
    }
  }

  private void sequence(List<Statement> statements) {
    for (int i = 0; i < statements.size(); i++) {
      statement(statements.get(i)).forEach(environment::use);
    }
  }

  /** Walks over a statement; the result is in scope after it. */
  private List<Declaration> statement(Statement statement) {
    return switch (statement) {
      case ExpressionStmt expression -> {
        value(expression.getExpression());
        yield NONE;
      }
      case BlockStmt block -> {
        Mark mark = enter("block", block);
        sequence(block.getStatements());
        environment.leave(mark);
        yield NONE;
      }
      case IfStmt choice -> choice(choice);
      case WhileStmt loop -> {
        Flow flow = binder.expressions.condition(loop.getCondition());
        within(flow.whenTrue(), loop.getBody());
        yield afterLoop(flow, loop.getBody());
      }
      case DoStmt loop -> {
        within(NONE, loop.getBody());
        yield afterLoop(binder.expressions.condition(loop.getCondition()), loop.getBody());
      }
      case ForStmt loop -> loop(loop);
      case LabeledStmt labeled -> labeled(labeled);
      default -> {
        simple(statement);
        yield NONE;
      }
    };
  }

  /** A statement that brings nothing into what follows it. */
  private void simple(Statement statement) {
    switch (statement) {
      case ReturnStmt end -> end.getExpression().ifPresent(this::value);
      case ForEachStmt loop -> loop(loop);
      case TryStmt attempt -> attempt(attempt);
      case SwitchStmt choice -> switched(choice, choice.getSelector(), choice.getEntries());
      case ThrowStmt thrown -> value(thrown.getExpression());
      case YieldStmt result -> value(result.getExpression());
      case BreakStmt end -> end.getLabel().ifPresent(this::label);
      case ContinueStmt end -> end.getLabel().ifPresent(this::label);
      case SynchronizedStmt block -> {
        value(block.getExpression());
        statement(block.getBody());
      }
      case AssertStmt claim -> {
        Flow flow = binder.expressions.condition(claim.getCheck());
        claim.getMessage().ifPresent(message -> within(flow.whenFalse(), message));
      }
      case ExplicitConstructorInvocationStmt call -> {
        call.getExpression().ifPresent(this::value);
        call.getTypeArguments().ifPresent(types -> types.forEach(binder.typeUses::use));
        call.getArguments().forEach(this::value);
      }
      case LocalClassDeclarationStmt local ->
          // An enum's, too.
          binder.declarations.local((TypeDeclaration<?>) local.getChildNodes().getFirst());
      case LocalRecordDeclarationStmt local ->
          binder.declarations.local(local.getRecordDeclaration());
      default -> {
        // Nothing is in an empty statement, and nothing is known of one that was not parsed.
      }
    }
  }

  private void value(Expression expression) {
    binder.expressions.value(expression);
  }

  private Mark enter(String kind, com.github.javaparser.ast.Node node) {
    return environment.enter(kind, null, binder.places.start(node), binder.places.end(node), -1);
  }

  private void within(List<Declaration> variables, Statement statement) {
    Mark mark = environment.enter();
    variables.forEach(environment::use);
    statement(statement);
    environment.leave(mark);
  }

  private void within(List<Declaration> variables, Expression expression) {
    Mark mark = environment.enter();
    variables.forEach(environment::use);
    value(expression);
    environment.leave(mark);
  }

  private List<Declaration> choice(IfStmt choice) {
    Flow flow = binder.expressions.condition(choice.getCondition());
    within(flow.whenTrue(), choice.getThenStmt());
    Statement otherwise = choice.getElseStmt().orElse(null);
    if (otherwise != null) {
      within(flow.whenFalse(), otherwise);
    }
    if (flow.isEmpty()) {
      return NONE;
    }
    boolean afterThen = Completion.isNormal(choice.getThenStmt());
    boolean afterElse = otherwise == null || Completion.isNormal(otherwise);
    if (afterThen == afterElse) {
      return NONE;
    }
    return afterThen ? flow.whenTrue() : flow.whenFalse();
  }

  private List<Declaration> afterLoop(Flow flow, Statement body) {
    return flow.isEmpty() || Completion.breaks(body, null) ? NONE : flow.whenFalse();
  }

  private List<Declaration> loop(ForStmt loop) {
    Mark mark = enter("for", loop);
    loop.getInitialization().forEach(this::value);
    Flow flow = loop.getCompare().map(binder.expressions::condition).orElse(Flow.NONE);
    Mark inner = environment.enter();
    flow.whenTrue().forEach(environment::use);
    loop.getUpdate().forEach(this::value);
    statement(loop.getBody());
    environment.leave(inner);
    environment.leave(mark);
    return afterLoop(flow, loop.getBody());
  }

  private void loop(ForEachStmt loop) {
    Mark mark = enter("for", loop);
    Shape iterated = binder.expressions.value(loop.getIterable());
    VariableDeclarationExpr variable = loop.getVariable();
    variables(variable, Kind.VARIABLE, iterated.withDimensions(-1));
    statement(loop.getBody());
    environment.leave(mark);
  }

  private List<Declaration> labeled(LabeledStmt labeled) {
    Declaration label = binder.declarations.local(Kind.LABEL, labeled.getLabel());
    environment.add(label);
    binder.declared(label);
    Mark mark = environment.enter();
    environment.useLabel(label);
    List<Declaration> after = statement(labeled.getStatement());
    environment.leave(mark);
    return after;
  }

  private void label(SimpleName name) {
    Reference reference =
        binder.occurrence(name.getIdentifier(), binder.places.start(name), Role.LABEL);
    Declaration label = environment.label(name.getIdentifier());
    if (label != null) {
      binder.bind(reference, label);
    }
  }

  private void attempt(TryStmt attempt) {
    Mark mark = attempt.getResources().isEmpty() ? environment.enter() : enter("try", attempt);
    for (Expression each : attempt.getResources()) {
      if (each instanceof VariableDeclarationExpr resource) {
        variables(resource, Kind.RESOURCE, Shape.UNKNOWN);
      } else {
        value(each);
      }
    }
    statement(attempt.getTryBlock());
    environment.leave(mark);
    for (CatchClause each : attempt.getCatchClauses()) {
      Mark inner = enter("catch", each);
      binder.typeUses.annotations(each.getParameter().getAnnotations());
      Shape type = binder.typeUses.use(each.getParameter().getType());
      Declaration parameter =
          binder.declarations.local(Kind.EXCEPTION, each.getParameter().getName());
      parameter.shape = type;
      binder.declareLocal(parameter);
      sequence(each.getBody().getStatements());
      environment.leave(inner);
    }
    attempt.getFinallyBlock().ifPresent(this::statement);
  }

  /** Declares variables; {@code otherwise} is the type of {@code var} without an initializer. */
  void variables(VariableDeclarationExpr declaration, Kind kind, Shape otherwise) {
    binder.typeUses.annotations(declaration.getAnnotations());
    NodeList<VariableDeclarator> variables = declaration.getVariables();
    Shape element = Shape.UNKNOWN;
    for (int i = 0; i < variables.size(); i++) {
      VariableDeclarator each = variables.get(i);
      if (i == 0) {
        element = binder.typeUses.use(each.getType().getElementType());
      }
      Declaration variable = binder.declarations.local(kind, each.getName());
      variable.shape = element.withDimensions(each.getType().getArrayLevel());
      // In scope in its own initializer.
      binder.declareLocal(variable);
      Expression initializer = each.getInitializer().orElse(null);
      Shape value = initializer == null ? otherwise : binder.expressions.value(initializer);
      if (variable.shape.isUnknown()) {
        variable.shape = value.asValue();
      }
    }
  }

  /** Walks over a switch of either kind. */
  void switched(
      com.github.javaparser.ast.Node node, Expression selector, List<SwitchEntry> entries) {
    Shape type = binder.expressions.value(selector);
    Mark mark = enter("switch", node);
    for (SwitchEntry entry : entries) {
      boolean rule = entry.getType() != SwitchEntry.Type.STATEMENT_GROUP;
      if (rule) {
        Mark inner = enter("switch_rule", entry);
        entry(entry, type);
        environment.leave(inner);
      } else {
        entry(entry, type);
      }
    }
    environment.leave(mark);
  }

  private void entry(SwitchEntry entry, Shape selector) {
    for (Expression label : entry.getLabels()) {
      switch (label) {
        case PatternExpr pattern ->
            binder.expressions.pattern(pattern, selector).forEach(environment::use);
        case NameExpr constant -> binder.expressions.constant(constant, selector, entry);
        default -> value(label);
      }
    }
    entry
        .getGuard()
        .ifPresent(
            guard -> binder.expressions.condition(guard).whenTrue().forEach(environment::use));
    boolean block = entry.getType() == SwitchEntry.Type.BLOCK && entry.getStatements().size() == 1;
    if (block) {
      body(entry.getStatements().get(0));
    } else {
      sequence(entry.getStatements());
    }
  }
}
