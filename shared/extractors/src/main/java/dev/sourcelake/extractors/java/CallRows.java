package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import dev.sourcelake.model.rows.RowBatch;
import dev.sourcelake.model.table.Calls;
import dev.sourcelake.model.table.Candidate;
import java.util.List;

/** Writes calls, constructions and method references in the order of the walk. */
final class CallRows {
  private static final int LONGEST_RECEIVER = 200;

  private final JavaFile file;
  private final ExpressionTypes types;
  private final CallTargets targets;
  private final Scope scope;
  private final boolean wanted;
  private int next;

  CallRows(JavaFile file, Scope scope, ImportTable imports) {
    this.file = file;
    this.scope = scope;
    this.types = new ExpressionTypes(scope);
    this.targets = new CallTargets(scope, types, imports);
    this.wanted = file.wants(Calls.TABLE);
  }

  /** {@code receiver.name(…)}; {@code caller} is the definition that it stands in, or -1. */
  void add(MethodCallExpr call, int caller) {
    if (!wanted) {
      return;
    }
    String name = call.getNameAsString();
    Node nameNode = call.getName();
    RowBatch row = begin(call, caller, "call");
    name(row, name, file.start(nameNode), file.nameEnd(nameNode));
    Expression receiver = call.getScope().orElse(null);
    List<Candidate> candidates;
    if (receiver == null) {
      row.set(Calls.RECEIVER_KIND, "none");
      candidates = targets.ofName(name);
    } else {
      TypeRef type = receiver(row, receiver);
      candidates =
          receiver instanceof SuperExpr
              ? targets.ofSuper(type, name)
              : targets.ofMethod(type, name);
    }
    finish(row, call.getArguments(), candidates);
  }

  /** {@code new T(…)}. */
  void add(ObjectCreationExpr creation, int caller) {
    if (!wanted) {
      return;
    }
    Node nameNode = creation.getType().getName();
    RowBatch row = begin(creation, caller, "construct");
    name(row, creation.getType().getNameAsString(), file.start(nameNode), file.nameEnd(nameNode));
    if (creation.getScope().isPresent()) {
      receiver(row, creation.getScope().get());
    } else {
      row.set(Calls.RECEIVER_KIND, "none");
    }
    List<Candidate> candidates =
        creation.getScope().isPresent()
            ? targets.ofInnerConstruction(
                types.of(creation.getScope().get()), creation.getType().getNameWithScope())
            : targets.ofConstruction(scope.types().resolve(creation.getType()));
    finish(row, creation.getArguments(), candidates);
  }

  /** {@code this(…)} and {@code super(…)}; the span leaves the semicolon out. */
  void add(ExplicitConstructorInvocationStmt call, int caller) {
    if (!wanted) {
      return;
    }
    int start = file.start(call);
    int end = file.tokens().endBefore(file.tokens().startBefore(file.end(call)));
    RowBatch row = begin(start, end, caller, call.isThis() ? "this_call" : "super_call");
    int from = call.getExpression().map(file::end).orElse(start);
    int parenthesis = file.tokens().find('(', from, end);
    int nameStart = file.tokens().startBefore(parenthesis);
    name(row, call.isThis() ? "this" : "super", nameStart, file.tokens().endOf(nameStart));
    if (call.getExpression().isPresent()) {
      receiver(row, call.getExpression().get());
    } else {
      row.set(Calls.RECEIVER_KIND, "none");
    }
    finish(row, call.getArguments(), call.isThis() ? targets.ofThisCall() : targets.ofSuperCall());
  }

  /** {@code T::name} and {@code T::new}. */
  void add(MethodReferenceExpr reference, int caller) {
    if (!wanted) {
      return;
    }
    Expression receiver = reference.getScope();
    while (receiver instanceof CastExpr cast) {
      // JavaParser reads (T) this::name as ((T) this)::name, the language means (T) (this::name).
      receiver = cast.getExpression();
    }
    int end = file.end(reference);
    RowBatch row = begin(file.start(receiver), end, caller, "method_reference");
    String name = reference.getIdentifier();
    name(row, name, file.tokens().startBefore(end), end);
    TypeRef type = receiver(row, receiver);
    List<Candidate> candidates =
        name.equals("new")
            ? targets.ofConstruction(type)
            : receiver instanceof SuperExpr
                ? targets.ofSuper(type, name)
                : targets.ofMethod(type, name);
    target(row, candidates);
  }

  private RowBatch begin(Node node, int caller, String kind) {
    return begin(file.start(node), file.end(node), caller, kind);
  }

  private RowBatch begin(int start, int end, int caller, String kind) {
    RowBatch row = file.begin(Calls.TABLE, start, end);
    row.set(Calls.CALL_ID, next++)
        .set(Calls.KIND, kind)
        .set(Calls.LANGUAGE, JavaFile.LANGUAGE)
        .set(Calls.PARSER, JavaFile.PARSER);
    return caller < 0 ? row : row.set(Calls.CALLER, caller);
  }

  private void name(RowBatch row, String name, int start, int end) {
    row.set(Calls.NAME, name)
        .set(Calls.NAME_BSTART, file.raw(start))
        .set(Calls.NAME_BEND, file.raw(end));
  }

  private TypeRef receiver(RowBatch row, Expression expression) {
    Receiver receiver = Receiver.of(expression, types);
    row.set(Calls.RECEIVER, file.source(expression, LONGEST_RECEIVER))
        .set(Calls.RECEIVER_KIND, receiver.kind());
    if (receiver.type() != null) {
      row.set(Calls.RECEIVER_TYPE, receiver.type().name());
    }
    return receiver.type();
  }

  private void finish(RowBatch row, List<Expression> arguments, List<Candidate> candidates) {
    row.set(Calls.ARGUMENT_COUNT, arguments.size())
        .set(Calls.ARGUMENTS, Arguments.of(file, arguments));
    target(row, candidates);
  }

  private static void target(RowBatch row, List<Candidate> candidates) {
    if (!candidates.isEmpty()) {
      row.set(Calls.TARGET, candidates.getFirst().name());
    }
    row.set(Calls.CANDIDATES, candidates);
  }
}
