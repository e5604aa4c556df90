package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import dev.sourcelake.extractors.Jdk;
import java.util.List;

/**
 * The type of an expression where the file shows it: by declared types of variables, constructions,
 * casts, literals, and methods and fields that the file itself declares. Null says unknown.
 */
final class ExpressionTypes {
  /** How deep an expression is looked into; beyond that its type is unknown. */
  private static final int MOST_STEPS = 12;

  private final Scope scope;

  ExpressionTypes(Scope scope) {
    this.scope = scope;
  }

  /** The type of an expression, or the type that a name stands for; null where unknown. */
  TypeRef of(Expression expression) {
    return of(expression, MOST_STEPS);
  }

  /** The type of a variable. */
  TypeRef of(Variable variable) {
    return of(variable, MOST_STEPS);
  }

  private TypeRef of(Variable variable, int steps) {
    if (variable.inFile() != null) {
      return TypeRef.of(variable.inFile());
    }
    if (variable.type() != null) {
      TypeRef type = scope.types().resolve(variable.type());
      return type == null ? null : type.withDimensions(variable.moreDimensions());
    }
    return variable.initializer() == null ? null : of(variable.initializer(), steps - 1);
  }

  private TypeRef of(Expression expression, int steps) {
    if (steps == 0) {
      return null;
    }
    return switch (expression) {
      case NameExpr name -> ofName(name.getNameAsString(), steps);
      case MethodCallExpr call -> ofCall(call, steps);
      case FieldAccessExpr access -> ofAccess(access, steps);
      case ObjectCreationExpr creation -> scope.types().resolve(creation.getType());
      case StringLiteralExpr _, TextBlockLiteralExpr _ -> TypeRef.STRING;
      case ThisExpr self -> ofThis(self);
      case SuperExpr parent -> ofSuper(parent);
      case EnclosedExpr enclosed -> of(enclosed.getInner(), steps - 1);
      case CastExpr cast -> scope.types().resolve(cast.getType());
      case ClassExpr _ -> TypeRef.CLASS;
      case TypeExpr type -> ofTypeExpression(type, steps);
      case ArrayAccessExpr access -> {
        TypeRef array = of(access.getName(), steps - 1);
        yield array == null || array.dimensions() == 0 ? null : array.withDimensions(-1);
      }
      case ArrayCreationExpr creation -> {
        TypeRef element = scope.types().resolve(creation.getElementType());
        yield element == null ? null : element.withDimensions(creation.getLevels().size());
      }
      case AssignExpr assignment -> of(assignment.getTarget(), steps - 1);
      case BinaryExpr binary -> isText(binary, steps) ? TypeRef.STRING : null;
      default -> null;
    };
  }

  private TypeRef ofName(String name, int steps) {
    Variable variable = scope.variable(name);
    if (variable != null) {
      return of(variable, steps);
    }
    return looksLikeType(name) ? scope.types().resolve(name) : null;
  }

  /** Whether a name standing alone is a variable of the file. */
  boolean isVariable(String name) {
    return scope.variable(name) != null;
  }

  /** Whether a name standing alone is a type's. */
  boolean isType(String name) {
    return !isVariable(name) && looksLikeType(name);
  }

  /**
   * Whether a name that is no variable of the file is a type's: the file or an import says so, or
   * it is written as types are. A name in capitals alone is a constant's.
   */
  boolean looksLikeType(String name) {
    if (scope.types().isKnown(name)) {
      return true;
    }
    if (!Character.isUpperCase(name.codePointAt(0))) {
      return false;
    }
    return Jdk.isLangType(name) || name.chars().anyMatch(Character::isLowerCase);
  }

  /** {@code Foo::bar}, which JavaParser reads as a type even where it is a variable. */
  private TypeRef ofTypeExpression(TypeExpr expression, int steps) {
    if (expression.getType() instanceof ClassOrInterfaceType type) {
      String name = type.getNameWithScope();
      int dot = name.indexOf('.');
      if (dot < 0) {
        return ofName(name, steps);
      }
      if (isVariable(name.substring(0, dot)) || !looksLikeType(type.getNameAsString())) {
        return null;
      }
    }
    return scope.types().resolve(expression.getType());
  }

  private TypeRef ofThis(ThisExpr self) {
    if (self.getTypeName().isPresent()) {
      return scope.types().resolve(self.getTypeName().get().asString());
    }
    return scope.enclosing() == null ? null : TypeRef.of(scope.enclosing());
  }

  private TypeRef ofSuper(SuperExpr parent) {
    if (parent.getTypeName().isEmpty()) {
      return superclass(scope.enclosing());
    }
    TypeRef named = scope.types().resolve(parent.getTypeName().get().asString());
    return named.inFile() == null || named.inFile().isInterface()
        ? named
        : superclass(named.inFile());
  }

  /** The class that a type extends, which is Object where it says nothing. */
  TypeRef superclass(TypeInfo type) {
    if (type == null || !type.extendsClass) {
      return TypeRef.OBJECT;
    }
    List<TypeRef> parents = type.supertypes(scope.types());
    return parents.isEmpty() ? TypeRef.OBJECT : parents.getFirst();
  }

  private TypeRef ofAccess(FieldAccessExpr access, int steps) {
    TypeRef owner = of(access.getScope(), steps - 1);
    String name = access.getNameAsString();
    if (owner != null && owner.inFile() != null && owner.dimensions() == 0) {
      for (TypeInfo each : owner.inFile().lineage(scope.types())) {
        Variable field = each.fields.get(name);
        if (field != null) {
          return field.inFile() != null
              ? TypeRef.of(field.inFile())
              : ofMember(each, field.type(), field.moreDimensions());
        }
      }
    }
    return isTypeName(access) ? scope.types().resolve(dotted(access)) : null;
  }

  /** Whether a dotted name is a type's by the way it is written. */
  boolean isTypeName(FieldAccessExpr access) {
    return looksLikeType(access.getNameAsString())
        && switch (access.getScope()) {
          case NameExpr name ->
              scope.variable(name.getNameAsString()) == null && !isConstant(name.getNameAsString());
          case FieldAccessExpr inner -> isTypeName(inner) || isPackageName(inner);
          default -> false;
        };
  }

  private boolean isPackageName(Expression expression) {
    return switch (expression) {
      case NameExpr name ->
          Character.isLowerCase(name.getNameAsString().codePointAt(0))
              && scope.variable(name.getNameAsString()) == null;
      case FieldAccessExpr access ->
          Character.isLowerCase(access.getNameAsString().codePointAt(0))
              && isPackageName(access.getScope());
      default -> false;
    };
  }

  private boolean isConstant(String name) {
    return Character.isUpperCase(name.codePointAt(0)) && !looksLikeType(name);
  }

  private static String dotted(Expression expression) {
    return expression instanceof FieldAccessExpr access
        ? dotted(access.getScope()) + "." + access.getNameAsString()
        : ((NameExpr) expression).getNameAsString();
  }

  private TypeRef ofCall(MethodCallExpr call, int steps) {
    String name = call.getNameAsString();
    int arguments = call.getArguments().size();
    if (call.getScope().isPresent()) {
      TypeRef owner = of(call.getScope().get(), steps - 1);
      return owner == null || owner.inFile() == null || owner.dimensions() > 0
          ? null
          : result(owner.inFile(), name, arguments);
    }
    for (TypeInfo around = scope.enclosing(); around != null; around = around.outer()) {
      for (TypeInfo each : around.lineage(scope.types())) {
        if (each.methods.containsKey(name)) {
          return result(around, name, arguments);
        }
      }
    }
    return null;
  }

  /** What the methods of a name with so many parameters give, where all give the same. */
  private TypeRef result(TypeInfo owner, String name, int arguments) {
    for (TypeInfo each : owner.lineage(scope.types())) {
      Type returns = null;
      for (TypeInfo.Method method : each.methods.getOrDefault(name, List.of())) {
        if (method.parameters() == arguments || method.parameters() < 0) {
          if (method.returns() == null || (returns != null && !returns.equals(method.returns()))) {
            return null;
          }
          returns = method.returns();
        }
      }
      if (returns != null) {
        return ofMember(each, returns, 0);
      }
    }
    return null;
  }

  /** The type of a member as written in its owner; unknown where it is a type variable. */
  private TypeRef ofMember(TypeInfo owner, Type type, int moreDimensions) {
    if (type == null || !type.getElementType().isClassOrInterfaceType()) {
      return null;
    }
    String name = type.getElementType().asClassOrInterfaceType().getNameWithScope();
    for (TypeInfo around = owner; around != null; around = around.outer()) {
      if (around.typeVariables.contains(name)) {
        return null;
      }
    }
    return scope
        .types()
        .resolveFrom(owner, name)
        .withDimensions(type.getArrayLevel() + moreDimensions);
  }

  /** A sum is text where a literal in it is. */
  private boolean isText(BinaryExpr binary, int steps) {
    return binary.getOperator() == BinaryExpr.Operator.PLUS
        && (binary.getRight() instanceof StringLiteralExpr
            || TypeRef.STRING.equals(of(binary.getLeft(), steps - 1)));
  }
}
