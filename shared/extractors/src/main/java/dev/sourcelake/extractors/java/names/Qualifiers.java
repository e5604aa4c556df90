package dev.sourcelake.extractors.java.names;

import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import java.util.List;

/**
 * Binds names with and without dots: what is a variable in scope is one, else what is a type in
 * scope; of other names an import, or the way they are written, tells types and packages.
 */
final class Qualifiers {
  private static final List<DeclaredType> NONE = List.of();

  private final Binder binder;
  private final Expressions expressions;

  Qualifiers(Binder binder, Expressions expressions) {
    this.binder = binder;
    this.expressions = expressions;
  }

  /** A name that stands alone as a value. */
  Shape variable(NameExpr name, Role role) {
    return variable(name.getNameAsString(), binder.places.start(name.getName()), role);
  }

  /** Names of variables, perhaps after a type's, that the parser took for those of a type. */
  Shape chain(ClassOrInterfaceType type) {
    String name = type.getNameAsString();
    int start = binder.places.start(type.getName());
    if (type.getScope().isPresent()) {
      return field(chain(type.getScope().get()), name, start, Role.READ);
    }
    return binder.environment.variables.get(name) == null && binder.types.here(name) != null
        ? binder.typeUses.simple(name, start, Role.TYPE).asName()
        : variable(name, start, Role.READ);
  }

  private Shape variable(String text, int start, Role role) {
    Reference reference = binder.occurrence(text, start, role);
    Declaration variable = binder.environment.variables.get(text);
    for (DeclaredType each : variable == null ? binder.importedFrom(text) : NONE) {
      variable = variable == null ? each.field(text, binder.types) : variable;
    }
    if (variable != null) {
      binder.bind(reference, variable);
      return binder.types.shape(variable);
    }
    binder.unresolved(reference, "variable");
    return Shape.UNKNOWN;
  }

  /** A field, or a variable's part. */
  Shape access(FieldAccessExpr access, Role role) {
    Shape of = before(access.getScope());
    String name = access.getNameAsString();
    int start = binder.places.start(access.getName());
    if (of.kind() == Shape.Kind.PACKAGE) {
      return inPackage(access, of, Role.TYPE);
    }
    return field(of, name, start, role);
  }

  private Shape field(Shape of, String name, int start, Role role) {
    Declaration field = of.hasMembers() ? of.type().field(name, binder.types) : null;
    if (field != null) {
      binder.bind(binder.occurrence(name, start, role), field);
      return binder.types.shape(field);
    }
    if (of.named() && isType(of, name)) {
      return binder.typeUses.member(of, name, start, Role.TYPE).asName();
    }
    Reference reference = binder.occurrence(name, start, role);
    if (of.hasMembers()) {
      binder.unbound(reference, binder.types.inherited(of.type(), name));
    } else if (of.dimensions() > 0) {
      return name.equals("length") ? Shape.INT : Shape.UNKNOWN;
    } else {
      binder.unbound(reference, Types.append(binder.types.candidates(of.asValue()), name));
    }
    return Shape.UNKNOWN;
  }

  private boolean isType(Shape of, String name) {
    return (of.type() != null && of.type().memberType(name, binder.types) != null)
        || looksLikeType(name);
  }

  private static boolean looksLikeType(String name) {
    return Character.isUpperCase(TypeUses.first(name))
        && name.chars().anyMatch(Character::isLowerCase);
  }

  /** An expression before a dot, which may be a type or a package. */
  Shape before(Expression expression) {
    return switch (expression) {
      case NameExpr name -> simple(name);
      case FieldAccessExpr access -> dotted(access);
      case EnclosedExpr enclosed -> expressions.value(enclosed.getInner());
      default -> expressions.value(expression);
    };
  }

  private Shape simple(NameExpr name) {
    String text = name.getNameAsString();
    if (binder.environment.variables.get(text) != null) {
      return variable(name, Role.READ);
    }
    int start = binder.places.start(name.getName());
    if (binder.types.here(text) != null
        || (binder.types.outside().members(text).isEmpty()
            && binder.types.outside().isType(text))) {
      return binder.typeUses.simple(text, start, Role.TYPE).asName();
    }
    return isPackage(name) ? Shape.ofPackage(text) : variable(name, Role.READ);
  }

  private Shape dotted(FieldAccessExpr access) {
    Shape of = before(access.getScope());
    String name = access.getNameAsString();
    if (of.kind() != Shape.Kind.PACKAGE) {
      return field(of, name, binder.places.start(access.getName()), Role.READ);
    }
    return looksLikeType(name) || Character.isUpperCase(TypeUses.first(name))
        ? inPackage(access, of, Role.TYPE)
        : Shape.ofPackage(of.name() + "." + name);
  }

  private Shape inPackage(FieldAccessExpr access, Shape of, Role role) {
    return binder
        .typeUses
        .inPackage(
            of.name(),
            binder.places.start(access),
            access.getNameAsString(),
            binder.places.start(access.getName()),
            role)
        .asName();
  }

  /**
   * Whether a name that the file does not declare is a package's: it starts a name with dots whose
   * first part that is written as a type comes after parts in lower case.
   */
  private static boolean isPackage(NameExpr head) {
    if (Character.isUpperCase(TypeUses.first(head.getNameAsString()))) {
      return false;
    }
    com.github.javaparser.ast.Node at = head;
    while (at.getParentNode().orElse(null) instanceof FieldAccessExpr access) {
      if (looksLikeType(access.getNameAsString())) {
        return true;
      }
      if (Character.isUpperCase(TypeUses.first(access.getNameAsString()))) {
        return false;
      }
      at = access;
    }
    return false;
  }

  /** {@code this}, which may be that of a type around. */
  Shape self(ThisExpr self) {
    if (self.getTypeName().isPresent()) {
      return binder.typeUses.name(self.getTypeName().get(), Role.TYPE).asValue();
    }
    DeclaredType type = binder.environment.enclosing();
    return type == null ? Shape.UNKNOWN : Shape.declared(type);
  }

  /** {@code super}: the parent in the file, or the type that names itself before it. */
  Shape parent(SuperExpr parent) {
    DeclaredType type = binder.environment.enclosing();
    if (parent.getTypeName().isPresent()) {
      Shape named = binder.typeUses.name(parent.getTypeName().get(), Role.TYPE);
      if (named.type() == null || named.type().kind == DeclaredType.Kind.INTERFACE) {
        return named.asValue();
      }
      type = named.type();
    }
    if (type == null) {
      return Shape.UNKNOWN;
    }
    Shape first = null;
    for (Shape each : binder.types.parents(type)) {
      first = first == null ? each : first;
      if (each.type() != null && each.type().kind != DeclaredType.Kind.INTERFACE) {
        return each.asValue();
      }
    }
    return first == null ? Shape.OBJECT : first.asValue();
  }
}
