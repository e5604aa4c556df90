package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MatchAllPatternExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import java.util.List;

/**
 * Walks over statements, expressions and the types in them, in the order of the source: local
 * definitions, calls, and annotations of types' uses.
 */
final class BodyWalk {
  private final Walk walk;
  private final JavaFile file;
  private final DeclarationWalk declarations;

  BodyWalk(Walk walk, DeclarationWalk declarations) {
    this.walk = walk;
    this.file = walk.file;
    this.declarations = declarations;
  }

  /** Visits a block; null stands for none. */
  void block(BlockStmt block) {
    if (block != null) {
      visit(block);
    }
  }

  /** Visits a node and all that is in it. */
  void visit(Node node) {
    switch (node) {
      case SimpleName _, Name _, NameExpr _, LiteralExpr _ -> {
        // The leaves, of which most trees consist.
      }
      case Expression expression -> expression(expression);
      case Statement statement -> statement(statement);
      case Type type -> type(type);
      case CatchClause clause -> scoped(clause);
      case SwitchEntry entry -> {
        walk.features.ofCase(entry);
        scoped(entry);
      }
      case Parameter parameter -> parameter(parameter);
      default -> children(node);
    }
  }

  private void expression(Expression expression) {
    switch (expression) {
      case MethodCallExpr call -> {
        walk.calls.add(call, walk.owner);
        children(call);
      }
      case ObjectCreationExpr creation -> creation(creation);
      case LambdaExpr lambda -> lambda(lambda);
      case VariableDeclarationExpr declaration -> variables(declaration);
      case MethodReferenceExpr reference -> {
        walk.calls.add(reference, walk.owner);
        children(reference);
      }
      case TypePatternExpr pattern -> pattern(pattern);
      case AnnotationExpr annotation -> walk.annotations.ofTypeUse(walk.owner, annotation);
      case SwitchExpr choice -> {
        walk.features.met(LanguageFeature.SWITCH_EXPRESSIONS, choice);
        scoped(choice);
      }
      case RecordPatternExpr pattern -> {
        walk.features.met(LanguageFeature.RECORD_PATTERNS, pattern);
        children(pattern);
      }
      case MatchAllPatternExpr pattern ->
          walk.features.met(LanguageFeature.UNNAMED_PATTERNS, pattern);
      default -> children(expression);
    }
  }

  private void statement(Statement statement) {
    switch (statement) {
      case TryStmt attempt -> {
        walk.features.ofTry(attempt);
        scoped(attempt);
      }
      case BlockStmt _, ForStmt _, ForEachStmt _ -> scoped(statement);
      case ExplicitConstructorInvocationStmt call -> {
        walk.features.ofConstructorCall(call);
        walk.calls.add(call, walk.owner);
        children(call);
      }
      case LocalClassDeclarationStmt local -> declarations.localType(LocalEnums.declaredBy(local));
      case LocalRecordDeclarationStmt local -> declarations.localType(local.getRecordDeclaration());
      default -> children(statement);
    }
  }

  /** Types hold nothing but annotations, and few hold those. */
  private void type(Type type) {
    switch (type) {
      case ClassOrInterfaceType named -> {
        if (!named.getAnnotations().isEmpty()
            || named.getTypeArguments().isPresent()
            || named.getScope().isPresent()) {
          children(named);
        }
      }
      case PrimitiveType primitive -> {
        if (!primitive.getAnnotations().isEmpty()) {
          children(primitive);
        }
      }
      case TypeParameter parameter -> parameter.getTypeBound().forEach(this::visit);
      default -> children(type);
    }
  }

  private void scoped(Node node) {
    Scope.Mark mark = walk.scope.enter();
    children(node);
    walk.scope.leave(mark);
  }

  private void children(Node node) {
    List<Node> children = node.getChildNodes();
    if (!SourceOrder.isSorted(children)) {
      children = SourceOrder.sorted(children);
    }
    for (int i = 0; i < children.size(); i++) {
      visit(children.get(i));
    }
  }

  /** Writes a parameter of a method, lambda or catch clause. */
  void parameter(Parameter parameter) {
    String name = parameter.getNameAsString();
    Definition definition =
        new Definition("parameter", file.parameterStart(parameter), file.end(parameter))
            .name(named(name), file.start(parameter.getName()), file.nameEnd(parameter.getName()))
            .modifiers(Heads.modifiers(parameter.getModifiers()), null);
    if (walk.wantsDefinitions()) {
      definition.type(walk.heads.type(parameter.getType(), parameter.isVarArgs()));
    }
    walk.add(definition, parameter.getAnnotations());
    parameter.getVarArgsAnnotations().forEach(this::visit);
    if (!parameter.getType().isUnknownType()) {
      visit(parameter.getType());
    }
    walk.features.ofVariable(parameter.getType(), name, parameter, true);
    walk.scope.declare(name, Variable.of(parameter.getType(), parameter.isVarArgs()));
  }

  private void variables(VariableDeclarationExpr declaration) {
    NodeList<VariableDeclarator> variables = declaration.getVariables();
    List<String> modifiers = Heads.modifiers(declaration.getModifiers());
    for (int i = 0; i < variables.size(); i++) {
      VariableDeclarator variable = variables.get(i);
      Node whole = variables.size() == 1 ? declaration : variable;
      String name = variable.getNameAsString();
      Definition definition =
          new Definition("variable", file.start(whole), file.end(whole))
              .name(named(name), file.start(variable.getName()), file.nameEnd(variable.getName()))
              .modifiers(modifiers, null);
      if (walk.wantsDefinitions()) {
        definition.type(walk.heads.type(variable.getType(), false));
      }
      walk.add(definition, declaration.getAnnotations());
      if (i == 0) {
        visit(variable.getType());
      }
      Expression initializer = variable.getInitializer().orElse(null);
      if (initializer != null) {
        visit(initializer);
      }
      walk.features.ofVariable(variable.getType(), name, variable, false);
      walk.scope.declare(name, Variable.local(variable.getType(), initializer));
    }
  }

  private void pattern(TypePatternExpr pattern) {
    String name = pattern.getNameAsString();
    Definition definition =
        new Definition("variable", file.patternStart(pattern), file.end(pattern))
            .name(named(name), file.start(pattern.getName()), file.nameEnd(pattern.getName()))
            .modifiers(Heads.modifiers(pattern.getModifiers()), null);
    if (walk.wantsDefinitions()) {
      definition.type(walk.heads.type(pattern.getType(), false));
    }
    walk.add(definition, List.of());
    walk.features.met(LanguageFeature.PATTERNS, pattern);
    walk.features.ofVariable(pattern.getType(), name, pattern, false);
    children(pattern);
    walk.scope.declare(name, Variable.local(pattern.getType(), null));
  }

  private void lambda(LambdaExpr lambda) {
    Statement body = lambda.getBody();
    int id =
        walk.add(
            new Definition("lambda", file.start(lambda), file.end(lambda))
                .body(file.start(body), file.end(body)),
            List.of());
    int outer = walk.owner;
    walk.owner = id;
    Scope.Mark mark = walk.scope.enter();
    lambda.getParameters().forEach(this::parameter);
    visit(body);
    walk.scope.leave(mark);
    walk.owner = outer;
  }

  private void creation(ObjectCreationExpr creation) {
    walk.calls.add(creation, walk.owner);
    walk.features.ofCreation(creation);
    creation.getScope().ifPresent(this::visit);
    creation.getTypeArguments().ifPresent(types -> types.forEach(this::visit));
    visit(creation.getType());
    creation.getArguments().forEach(this::visit);
    if (creation.getAnonymousClassBody().isPresent()) {
      declarations.anonymous(creation);
    }
  }

  /** {@code _} declares no name. */
  private static String named(String name) {
    return name.equals("_") ? null : name;
  }
}
