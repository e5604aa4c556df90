package dev.sourcelake.extractors.java.names;

import com.github.javaparser.ast.ArrayCreationLevel;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MatchAllPatternExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.sourcelake.extractors.java.names.Declaration.Kind;
import dev.sourcelake.extractors.java.names.Environment.Mark;
import java.util.ArrayList;
import java.util.List;

/** Walks over expressions: binds their names, and says what is known of their types. */
final class Expressions {
  private final Binder binder;
  private final Environment environment;
  private final Qualifiers qualifiers;
  private final MethodCalls calls;

  Expressions(Binder binder) {
    this.binder = binder;
    this.environment = binder.environment;
    this.qualifiers = new Qualifiers(binder, this);
    this.calls = new MethodCalls(binder, this, qualifiers);
  }

  /** Walks over an expression whose value is used; its type as far as the file shows it. */
  Shape value(Expression expression) {
    return value(expression, Role.READ);
  }

  /** The same for one that may be assigned to. */
  private Shape value(Expression expression, Role role) {
    return switch (expression) {
      case NameExpr name -> qualifiers.variable(name, role);
      case MethodCallExpr call -> calls.call(call);
      case FieldAccessExpr access -> qualifiers.access(access, role);
      case EnclosedExpr enclosed -> value(enclosed.getInner(), role);
      case BinaryExpr binary -> binary(binary);
      case UnaryExpr unary -> unary(unary);
      case AssignExpr assignment -> {
        boolean plain = assignment.getOperator() == AssignExpr.Operator.ASSIGN;
        Shape target = value(assignment.getTarget(), plain ? Role.WRITE : Role.READ_WRITE);
        value(assignment.getValue());
        yield target;
      }
      case ObjectCreationExpr creation -> creation(creation);
      case LambdaExpr lambda -> lambda(lambda);
      case MethodReferenceExpr reference -> calls.reference(reference);
      case CastExpr cast -> {
        Shape type = binder.typeUses.use(cast.getType());
        value(cast.getExpression());
        yield type;
      }
      case VariableDeclarationExpr declaration -> {
        binder.statements.variables(declaration, Kind.VARIABLE, Shape.UNKNOWN);
        yield Shape.UNKNOWN;
      }
      case AnnotationExpr annotation -> {
        binder.typeUses.annotation(annotation);
        yield Shape.UNKNOWN;
      }
      case ConditionalExpr conditional -> conditional(conditional);
      case InstanceOfExpr _ -> {
        condition(expression);
        yield Shape.BOOLEAN;
      }
      case SwitchExpr choice -> {
        binder.statements.switched(choice, choice.getSelector(), choice.getEntries());
        yield Shape.UNKNOWN;
      }
      default -> other(expression);
    };
  }

  private Shape other(Expression expression) {
    return switch (expression) {
      case StringLiteralExpr _, TextBlockLiteralExpr _ -> Shape.STRING;
      case IntegerLiteralExpr _ -> Shape.INT;
      case LongLiteralExpr _ -> Shape.primitive("long");
      case DoubleLiteralExpr literal ->
          Shape.primitive(
              literal.getValue().toLowerCase(java.util.Locale.ROOT).endsWith("f")
                  ? "float"
                  : "double");
      case CharLiteralExpr _ -> Shape.primitive("char");
      case BooleanLiteralExpr _ -> Shape.BOOLEAN;
      case NullLiteralExpr _ -> Shape.NULL;
      case ThisExpr self -> qualifiers.self(self);
      case SuperExpr parent -> qualifiers.parent(parent);
      case ClassExpr type -> {
        binder.typeUses.use(type.getType());
        yield Shape.CLASS;
      }
      case ArrayAccessExpr access -> {
        Shape array = value(access.getName());
        value(access.getIndex());
        yield array.asValue().withDimensions(-1);
      }
      case ArrayCreationExpr creation -> {
        Shape element = binder.typeUses.use(creation.getElementType());
        for (ArrayCreationLevel level : creation.getLevels()) {
          binder.typeUses.annotations(level.getAnnotations());
          level.getDimension().ifPresent(this::value);
        }
        creation.getInitializer().ifPresent(this::value);
        yield element.withDimensions(creation.getLevels().size());
      }
      case ArrayInitializerExpr array -> {
        array.getValues().forEach(this::value);
        yield Shape.UNKNOWN;
      }
      case TypeExpr type -> binder.typeUses.use(type.getType()).asName();
      case PatternExpr pattern -> {
        pattern(pattern, Shape.UNKNOWN);
        yield Shape.UNKNOWN;
      }
      default -> Shape.UNKNOWN;
    };
  }

  /** Walks over a condition; the pattern variables that it binds. */
  Flow condition(Expression expression) {
    return switch (expression) {
      case EnclosedExpr enclosed -> condition(enclosed.getInner());
      case UnaryExpr unary when unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT ->
          condition(unary.getExpression()).negated();
      case BinaryExpr binary when binary.getOperator() == BinaryExpr.Operator.AND -> {
        Flow left = condition(binary.getLeft());
        Flow right = within(left.whenTrue(), binary.getRight());
        yield Flow.whenTrue(Flow.all(left.whenTrue(), right.whenTrue()));
      }
      case BinaryExpr binary when binary.getOperator() == BinaryExpr.Operator.OR -> {
        Flow left = condition(binary.getLeft());
        Flow right = within(left.whenFalse(), binary.getRight());
        yield Flow.whenFalse(Flow.all(left.whenFalse(), right.whenFalse()));
      }
      case InstanceOfExpr test -> {
        Shape tested = value(test.getExpression());
        PatternExpr pattern = test.getPattern().orElse(null);
        if (pattern == null) {
          binder.typeUses.use(test.getType());
          yield Flow.NONE;
        }
        yield Flow.whenTrue(pattern(pattern, tested));
      }
      default -> {
        value(expression);
        yield Flow.NONE;
      }
    };
  }

  private Flow within(List<Declaration> variables, Expression condition) {
    if (variables.isEmpty()) {
      return condition(condition);
    }
    Mark mark = environment.enter();
    variables.forEach(environment::use);
    Flow flow = condition(condition);
    environment.leave(mark);
    return flow;
  }

  /** Walks over a pattern; the variables that it binds, in no name's use yet. */
  List<Declaration> pattern(PatternExpr pattern, Shape matched) {
    List<Declaration> found = new ArrayList<>(2);
    pattern(pattern, matched, found);
    return found;
  }

  private void pattern(Expression pattern, Shape matched, List<Declaration> found) {
    switch (pattern) {
      case TypePatternExpr typed -> {
        Shape type = binder.typeUses.use(typed.getType());
        Declaration variable = binder.declarations.local(Kind.PATTERN, typed.getName());
        variable.shape = type.isUnknown() ? matched.asValue() : type;
        environment.add(variable);
        binder.declared(variable);
        found.add(variable);
      }
      case RecordPatternExpr named -> {
        Shape type = binder.typeUses.use(named.getType());
        List<Declaration> components =
            type.hasMembers() ? List.copyOf(type.type().fields.values()) : List.of();
        for (int i = 0; i < named.getPatternList().size(); i++) {
          Shape component =
              i < components.size() ? binder.types.shape(components.get(i)) : Shape.UNKNOWN;
          pattern(named.getPatternList().get(i), component, found);
        }
      }
      case MatchAllPatternExpr _ -> {
        // It binds nothing.
      }
      default -> value(pattern);
    }
  }

  /** Walks over the name in a case's label, which an enum's constant goes by without its type. */
  void constant(NameExpr name, Shape selector, SwitchEntry entry) {
    String text = name.getNameAsString();
    if (selector.hasMembers() && selector.type().kind == DeclaredType.Kind.ENUM) {
      Declaration constant = selector.type().fields.get(text);
      if (constant != null) {
        binder.bind(
            binder.occurrence(text, binder.places.start(name.getName()), Role.READ), constant);
        return;
      }
    }
    if (selector.kind() == Shape.Kind.OUTSIDE && !isConstantOnly(selector)) {
      Reference reference = binder.occurrence(text, binder.places.start(name.getName()), Role.READ);
      binder.unbound(reference, Types.append(binder.types.candidates(selector), text));
      return;
    }
    Declaration declared = environment.variables.get(text);
    Declaration constant = declared == null ? onlyEnums(text) : null;
    if (constant != null) {
      binder.bind(
          binder.occurrence(text, binder.places.start(name.getName()), Role.READ), constant);
    } else if (declared == null || mayBeConstant(binder.types.shape(declared))) {
      qualifiers.variable(name, Role.READ);
    } else {
      binder.occurrence(text, binder.places.start(name.getName()), Role.READ);
    }
  }

  /** Only of these types a variable can be what a case names. */
  private static boolean mayBeConstant(Shape shape) {
    return shape.dimensions() == 0
        && (shape.kind() == Shape.Kind.PRIMITIVE
            || shape.isOutside("String")
            || (shape.hasMembers() && shape.type().kind == DeclaredType.Kind.ENUM));
  }

  /** A switch over these is over constants that are named as variables are. */
  private static boolean isConstantOnly(Shape selector) {
    return switch (selector.simpleName()) {
      case "String", "Integer", "Character", "Short", "Byte", "Long", "Object" -> true;
      default -> false;
    };
  }

  /** The constant of that name, if just one enum around declares one. */
  private Declaration onlyEnums(String name) {
    Declaration found = null;
    for (DeclaredType at = environment.enclosing(); at != null; at = at.outer) {
      for (Declaration each : at.types.values()) {
        if (each.type.kind == DeclaredType.Kind.ENUM && each.type.fields.containsKey(name)) {
          if (found != null) {
            return null;
          }
          found = each.type.fields.get(name);
        }
      }
    }
    return found != null && found.kind == Kind.ENUM_CONSTANT ? found : null;
  }

  private Shape binary(BinaryExpr binary) {
    return switch (binary.getOperator()) {
      case AND, OR -> {
        condition(binary);
        yield Shape.BOOLEAN;
      }
      case BINARY_OR,
          BINARY_AND,
          XOR,
          EQUALS,
          NOT_EQUALS,
          LESS,
          GREATER,
          LESS_EQUALS,
          GREATER_EQUALS,
          LEFT_SHIFT,
          SIGNED_RIGHT_SHIFT,
          UNSIGNED_RIGHT_SHIFT,
          PLUS,
          MINUS,
          MULTIPLY,
          DIVIDE,
          REMAINDER -> {
        Shape left = value(binary.getLeft());
        Shape right = value(binary.getRight());
        yield Operators.result(binary.getOperator(), left, right);
      }
    };
  }

  private Shape unary(UnaryExpr unary) {
    return switch (unary.getOperator()) {
      case LOGICAL_COMPLEMENT -> {
        condition(unary);
        yield Shape.BOOLEAN;
      }
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
          value(unary.getExpression(), Role.READ_WRITE);
      case PLUS, MINUS, BITWISE_COMPLEMENT -> Operators.promoted(value(unary.getExpression()));
    };
  }

  private Shape conditional(ConditionalExpr conditional) {
    Flow flow = condition(conditional.getCondition());
    Shape first = within(conditional.getThenExpr(), flow.whenTrue());
    Shape second = within(conditional.getElseExpr(), flow.whenFalse());
    return Operators.either(first, second);
  }

  private Shape within(Expression expression, List<Declaration> variables) {
    Mark mark = environment.enter();
    variables.forEach(environment::use);
    Shape shape = value(expression).asValue();
    environment.leave(mark);
    return shape;
  }

  private Shape creation(ObjectCreationExpr creation) {
    Shape outer = creation.getScope().map(this::value).orElse(null);
    creation.getTypeArguments().ifPresent(types -> types.forEach(binder.typeUses::use));
    Shape type;
    if (outer != null && outer.type() != null) {
      int start = binder.places.start(creation.getType().getName());
      type =
          binder.typeUses.member(
              outer, creation.getType().getNameAsString(), start, Role.CONSTRUCT);
      creation.getType().getTypeArguments().ifPresent(all -> all.forEach(binder.typeUses::use));
    } else {
      type = binder.typeUses.use(creation.getType(), Role.CONSTRUCT);
    }
    creation.getArguments().forEach(this::value);
    return creation.getAnonymousClassBody().isPresent()
        ? binder.declarations.anonymous(creation, type)
        : type;
  }

  private Shape lambda(LambdaExpr lambda) {
    int start = binder.places.start(lambda);
    int defId = binder.places.unnamed(start);
    Mark mark = environment.enter("lambda", null, start, binder.places.end(lambda), defId);
    environment.startDefinition(defId);
    environment.startBody();
    lambda.getParameters().forEach(binder.declarations::parameter);
    binder.statements.body(lambda.getBody());
    environment.leave(mark);
    return Shape.function(lambda.getParameters().size());
  }
}
