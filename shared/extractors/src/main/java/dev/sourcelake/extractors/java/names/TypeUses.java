package dev.sourcelake.extractors.java.names;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.Name;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnionType;
import com.github.javaparser.ast.type.UnknownType;
import com.github.javaparser.ast.type.VarType;
import com.github.javaparser.ast.type.VoidType;
import java.util.List;

/** Binds the names in written types and in annotations. */
final class TypeUses {
  private final Binder binder;

  TypeUses(Binder binder) {
    this.binder = binder;
  }

  /** Binds the names of a type where it stands, and says what it is. */
  Shape use(Type type) {
    return use(type, Role.TYPE);
  }

  /** The same for a type whose last name has a role of its own. */
  Shape use(Type type, Role role) {
    return switch (type) {
      case ClassOrInterfaceType named -> named(named, role);
      case PrimitiveType primitive -> {
        annotations(primitive.getAnnotations());
        yield Shape.primitive(primitive.getType().asString());
      }
      case ArrayType array -> {
        int level = array.getArrayLevel();
        for (Type at = array; at instanceof ArrayType each; at = each.getComponentType()) {
          annotations(each.getAnnotations());
        }
        yield use(array.getElementType(), role).withDimensions(level);
      }
      case VarType _, UnknownType _ -> Shape.UNKNOWN;
      case VoidType nothing -> {
        annotations(nothing.getAnnotations());
        yield Shape.UNKNOWN;
      }
      case UnionType union -> {
        union.getElements().forEach(this::use);
        yield Shape.outside("Throwable");
      }
      case IntersectionType all -> {
        Shape first = use(all.getElements().get(0));
        all.getElements().stream().skip(1).forEach(this::use);
        yield first;
      }
      default -> {
        rest(type);
        yield Shape.UNKNOWN;
      }
    };
  }

  private void rest(Node node) {
    for (Node child : node.getChildNodes()) {
      switch (child) {
        case Type type -> use(type);
        case AnnotationExpr annotation -> annotation(annotation);
        default -> rest(child);
      }
    }
  }

  private Shape named(ClassOrInterfaceType type, Role role) {
    annotations(type.getAnnotations());
    String name = type.getNameAsString();
    if (type.getScope().isEmpty() && name.equals("var") && binder.types.here(name) == null) {
      return Shape.UNKNOWN;
    }
    int start = binder.places.start(type.getName());
    Shape shape =
        type.getScope().isPresent()
            ? qualified(type.getScope().get(), name, start, role)
            : simple(name, start, role);
    type.getTypeArguments().ifPresent(arguments -> arguments.forEach(this::use));
    return shape;
  }

  /** A type by its simple name. */
  Shape simple(String name, int start, Role role) {
    Reference reference = binder.occurrence(name, start, role);
    Declaration here = binder.types.here(name);
    if (here != null) {
      binder.bind(reference, here);
      return binder.types.shape(here);
    }
    binder.unbound(reference, binder.types.outside().type(name));
    binder.environment.unresolvedType(name, reference.start, reference.end);
    return Shape.outside(name);
  }

  private Shape qualified(ClassOrInterfaceType qualifier, String name, int start, Role role) {
    if (isPackage(qualifier)) {
      int from = binder.places.start(head(qualifier).getName());
      return inPackage(qualifier.getNameWithScope(), from, name, start, role);
    }
    return member(named(qualifier, Role.TYPE), name, start, role);
  }

  private static ClassOrInterfaceType head(ClassOrInterfaceType type) {
    ClassOrInterfaceType head = type;
    while (head.getScope().isPresent()) {
      head = head.getScope().get();
    }
    return head;
  }

  /** A name with dots is a package's if no part of it is a type's. */
  private boolean isPackage(ClassOrInterfaceType type) {
    for (ClassOrInterfaceType at = type; ; at = at.getScope().get()) {
      if (at.getTypeArguments().isPresent() || Character.isUpperCase(first(at.getNameAsString()))) {
        return false;
      }
      if (at.getScope().isEmpty()) {
        return binder.types.here(at.getNameAsString()) == null;
      }
    }
  }

  static int first(String name) {
    return name.codePointAt(0);
  }

  /** A type named in full: its package is one occurrence. */
  Shape inPackage(String packageName, int packageStart, String name, int start, Role role) {
    int end = binder.places.tokenBefore(start);
    int last = binder.places.tokenBefore(end);
    String simple = packageName.substring(packageName.lastIndexOf('.') + 1);
    binder.occurrence(packageName, packageStart, binder.places.nameEnd(last, simple), Role.PACKAGE);
    Reference reference = binder.occurrence(name, start, role);
    String dotted = packageName + "." + name;
    Declaration own = binder.reader.named(dotted);
    if (own != null) {
      reference.binding = own.type.defId;
      return Shape.declared(own.type);
    }
    binder.unbound(reference, binder.types.outside().type(dotted));
    return Shape.outside(dotted);
  }

  /** A member type of another type. */
  Shape member(Shape of, String name, int start, Role role) {
    Reference reference = binder.occurrence(name, start, role);
    Declaration member = of.type() == null ? null : of.type().memberType(name, binder.types);
    if (member != null) {
      binder.bind(reference, member);
      return binder.types.shape(member);
    }
    binder.unbound(reference, Types.append(binder.types.candidates(of.asValue()), name));
    return binder.types.member(of, name);
  }

  /** A type's name with dots, as it stands before {@code this} or in an annotation. */
  Shape name(Name name, Role role) {
    String simple = name.getIdentifier();
    int end = binder.places.end(name);
    int start = binder.places.tokenBefore(end);
    if (name.getQualifier().isEmpty()) {
      return simple(simple, start, role);
    }
    Name qualifier = name.getQualifier().get();
    if (isPackage(qualifier)) {
      return inPackage(qualifier.asString(), binder.places.start(qualifier), simple, start, role);
    }
    return member(name(qualifier, Role.TYPE), simple, start, role);
  }

  private boolean isPackage(Name name) {
    for (Name at = name; ; at = at.getQualifier().get()) {
      if (Character.isUpperCase(first(at.getIdentifier()))) {
        return false;
      }
      if (at.getQualifier().isEmpty()) {
        return binder.types.here(at.getIdentifier()) == null;
      }
    }
  }

  /** Binds the names in annotations. */
  void annotations(List<AnnotationExpr> annotations) {
    for (int i = 0; i < annotations.size(); i++) {
      annotation(annotations.get(i));
    }
  }

  /** Binds the names in an annotation: its type's, its members', those of its values. */
  void annotation(AnnotationExpr annotation) {
    Shape type = name(annotation.getName(), Role.ANNOTATION);
    switch (annotation) {
      case SingleMemberAnnotationExpr single -> binder.expressions.value(single.getMemberValue());
      case NormalAnnotationExpr normal -> {
        for (MemberValuePair pair : normal.getPairs()) {
          element(type, pair);
        }
      }
      default -> {
        // A marker has no values.
      }
    }
  }

  private void element(Shape type, MemberValuePair pair) {
    String name = pair.getNameAsString();
    Reference reference = binder.occurrence(name, binder.places.start(pair.getName()), Role.MEMBER);
    List<Declaration> methods =
        type.type() == null ? List.of() : type.type().methods.getOrDefault(name, List.of());
    if (methods.isEmpty()) {
      binder.unbound(reference, Types.append(binder.types.candidates(type), name));
    } else {
      binder.bind(reference, methods.getFirst());
    }
    binder.expressions.value(pair.getValue());
  }
}
