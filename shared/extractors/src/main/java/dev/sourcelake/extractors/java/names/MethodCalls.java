package dev.sourcelake.extractors.java.names;

import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.sourcelake.extractors.Jdk;
import dev.sourcelake.model.table.Candidate;
import java.util.ArrayList;
import java.util.List;

/** Binds the names of called methods. */
final class MethodCalls {
  private final Binder binder;
  private final Expressions expressions;
  private final Qualifiers qualifiers;

  MethodCalls(Binder binder, Expressions expressions, Qualifiers qualifiers) {
    this.binder = binder;
    this.expressions = expressions;
    this.qualifiers = qualifiers;
  }

  /** A call, by its name alone or on something; the type of its result. */
  Shape call(MethodCallExpr call) {
    Shape on = call.getScope().map(qualifiers::before).orElse(null);
    call.getTypeArguments().ifPresent(types -> types.forEach(binder.typeUses::use));
    String name = call.getNameAsString();
    Reference reference = binder.occurrence(name, binder.places.start(call.getName()), Role.CALL);
    List<Shape> arguments = arguments(call.getArguments());
    if (on == null) {
      return byName(reference, name, arguments);
    }
    if (!on.hasMembers()) {
      if (on.dimensions() == 0) {
        binder.unbound(reference, Types.append(binder.types.candidates(on.asValue()), name));
      }
      return wellKnown(name, arguments.size());
    }
    List<Declaration> methods = on.type().methods(name, binder.types);
    return bind(reference, on.type(), methods, arguments);
  }

  private List<Shape> arguments(List<Expression> expressions) {
    if (expressions.isEmpty()) {
      return List.of();
    }
    List<Shape> shapes = new ArrayList<>(expressions.size());
    for (Expression each : expressions) {
      shapes.add(this.expressions.value(each).asValue());
    }
    return shapes;
  }

  /** The innermost type around that has such a method declares it, or inherits it. */
  private Shape byName(Reference reference, String name, List<Shape> arguments) {
    boolean everywhere = Jdk.OBJECT_METHODS.contains(name);
    for (DeclaredType type = binder.environment.enclosing(); type != null; type = type.outer) {
      List<Declaration> methods = type.methods(name, binder.types);
      if (!methods.isEmpty() && Overloads.takes(methods, arguments.size())) {
        return bind(reference, type, methods, arguments);
      }
      if (everywhere && isObjects(name, arguments.size())) {
        break;
      }
    }
    for (DeclaredType type : binder.importedFrom(name)) {
      List<Declaration> methods = type.methods(name, binder.types);
      if (Overloads.takes(methods, arguments.size())) {
        return bind(reference, type, methods, arguments);
      }
    }
    binder.unresolved(reference, "method");
    return wellKnown(name, arguments.size());
  }

  private static boolean isObjects(String name, int arguments) {
    return switch (name) {
      case "equals" -> arguments == 1;
      case "wait" -> arguments <= 2;
      default -> arguments == 0;
    };
  }

  private Shape bind(
      Reference reference, DeclaredType type, List<Declaration> methods, List<Shape> arguments) {
    Declaration chosen = binder.overloads.choose(methods, arguments);
    if (chosen != null) {
      binder.bind(reference, chosen);
      return result(chosen, type);
    }
    if (Overloads.takes(methods, arguments.size())) {
      String owner = methods.getFirst().owner.qualifiedName;
      methods.forEach(each -> each.referenced = true);
      if (owner != null) {
        binder.unbound(reference, List.of(new Candidate(owner + "." + reference.name, "file", 0)));
      }
      return common(methods, arguments.size());
    }
    binder.unbound(reference, binder.types.inherited(type, reference.name));
    return wellKnown(reference.name, arguments.size());
  }

  /** What methods of other files give whose names mean the same nearly everywhere. */
  private static Shape wellKnown(String name, int arguments) {
    return switch (name) {
      case "toString", "substring", "trim", "getSimpleName" -> Shape.STRING;
      case "equals", "isEmpty", "hasNext", "contains", "containsKey", "startsWith", "endsWith" ->
          Shape.BOOLEAN;
      case "hashCode", "size", "length", "indexOf", "lastIndexOf", "intValue", "compareTo" ->
          Shape.INT;
      case "charAt" -> arguments == 1 ? Shape.primitive("char") : Shape.UNKNOWN;
      case "longValue" -> Shape.primitive("long");
      case "doubleValue" -> Shape.primitive("double");
      case "getClass" -> arguments == 0 ? Shape.CLASS : Shape.UNKNOWN;
      default -> Shape.UNKNOWN;
    };
  }

  /** What all methods that may be meant give. */
  private Shape common(List<Declaration> methods, int arguments) {
    Shape common = null;
    for (Declaration each : methods) {
      if (each.isVarargs() || each.parameters.size() == arguments) {
        Shape result = binder.types.shape(each);
        if (common != null && !common.equals(result)) {
          return Shape.UNKNOWN;
        }
        common = result;
      }
    }
    return common == null ? Shape.UNKNOWN : value(common);
  }

  private Shape result(Declaration method, DeclaredType on) {
    if (!method.implicit) {
      return value(binder.types.shape(method));
    }
    return switch (method.name) {
      case "values" ->
          on.kind == DeclaredType.Kind.ENUM
              ? Shape.declared(on).withDimensions(1)
              : value(binder.types.shape(method));
      case "valueOf" ->
          on.kind == DeclaredType.Kind.ENUM
              ? Shape.declared(on)
              : value(binder.types.shape(method));
      default -> value(binder.types.shape(method));
    };
  }

  /** A type variable's value may be of any type: only a bound of this file says more. */
  private static Shape value(Shape result) {
    return result.kind() == Shape.Kind.VARIABLE && result.type() == null ? Shape.UNKNOWN : result;
  }

  /** {@code T::name} and {@code T::new}. */
  Shape reference(MethodReferenceExpr reference) {
    Expression scope = reference.getScope();
    while (scope instanceof CastExpr cast) {
      // JavaParser reads (T) this::name as ((T) this)::name, the language means (T) (this::name).
      binder.typeUses.use(cast.getType());
      scope = cast.getExpression();
    }
    Shape on = scope instanceof TypeExpr type ? typeOrVariable(type) : qualifiers.before(scope);
    reference.getTypeArguments().ifPresent(types -> types.forEach(binder.typeUses::use));
    String name = reference.getIdentifier();
    if (name.equals("new")) {
      return Shape.function(-1);
    }
    int start = binder.places.tokenBefore(binder.places.end(reference));
    Reference occurrence = binder.occurrence(name, start, Role.CALL);
    if (!on.hasMembers()) {
      binder.unbound(occurrence, Types.append(binder.types.candidates(on.asValue()), name));
      return Shape.function(-1);
    }
    List<Declaration> methods = on.type().methods(name, binder.types);
    if (methods.size() == 1) {
      binder.bind(occurrence, methods.getFirst());
    } else if (methods.isEmpty()) {
      binder.unbound(occurrence, binder.types.inherited(on.type(), name));
    } else if (on.type().qualifiedName != null) {
      methods.forEach(each -> each.referenced = true);
      binder.unbound(
          occurrence, List.of(new Candidate(on.type().qualifiedName + "." + name, "file", 0)));
    }
    return Shape.function(-1);
  }

  /** {@code foo::bar}, which the parser reads as a type, whatever {@code foo} is. */
  private Shape typeOrVariable(TypeExpr expression) {
    if (expression.getType() instanceof ClassOrInterfaceType type && isPlain(type)) {
      ClassOrInterfaceType head = type;
      while (head.getScope().isPresent()) {
        head = head.getScope().get();
      }
      String name = head.getNameAsString();
      boolean variable =
          binder.environment.variables.get(name) != null
              || isField(type)
              || (binder.types.here(name) == null
                  && !binder.types.outside().isType(name)
                  && !Character.isUpperCase(TypeUses.first(type.getNameAsString())));
      if (variable) {
        return qualifiers.chain(type);
      }
    }
    return binder.typeUses.use(expression.getType()).asName();
  }

  /** {@code T.FIELD}, where the file declares both. */
  private boolean isField(ClassOrInterfaceType type) {
    if (type.getScope().isEmpty() || type.getScope().get().getScope().isPresent()) {
      return false;
    }
    Declaration of = binder.types.here(type.getScope().get().getNameAsString());
    String name = type.getNameAsString();
    return of != null
        && of.type != null
        && of.type.field(name, binder.types) != null
        && of.type.memberType(name, binder.types) == null;
  }

  private static boolean isPlain(ClassOrInterfaceType type) {
    return type.getTypeArguments().isEmpty()
        && type.getAnnotations().isEmpty()
        && (type.getScope().isEmpty() || isPlain(type.getScope().get()));
  }
}
