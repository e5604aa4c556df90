package dev.sourcelake.extractors.java.names;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import com.github.javaparser.ast.type.UnionType;
import dev.sourcelake.extractors.Jdk;
import dev.sourcelake.model.table.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What written types mean, where they are used or where a member of the file declares them. */
final class Types {
  static final int MOST_CANDIDATES = 12;

  private final Environment environment;
  private final Outside outside;
  private final Map<String, Declaration> topLevel = new HashMap<>();

  Types(Environment environment, Outside outside) {
    this.environment = environment;
    this.outside = outside;
  }

  Outside outside() {
    return outside;
  }

  void addTopLevel(Declaration type) {
    topLevel.putIfAbsent(type.name, type);
  }

  /** The declaration that a type's simple name means here; null where the file has none. */
  Declaration here(String name) {
    Declaration scoped = environment.types.get(name);
    return scoped != null ? scoped : topLevel.get(name);
  }

  /** What a type means that is written here. */
  Shape here(ClassOrInterfaceType type) {
    String name = type.getNameAsString();
    if (type.getScope().isPresent()) {
      return member(here(type.getScope().get()), name);
    }
    Declaration found = here(name);
    return found != null ? shape(found) : Shape.outside(name);
  }

  /** What a declaration has as its type. */
  Shape shape(Declaration declaration) {
    if (declaration.shape == null) {
      // Until it is known: types may be declared in a circle.
      declaration.shape = Shape.UNKNOWN;
      declaration.shape =
          switch (declaration.kind) {
            case TYPE -> Shape.declared(declaration.type);
            case ENUM_CONSTANT -> Shape.declared(declaration.owner);
            case TYPE_PARAMETER ->
                Shape.variable(bound(declaration.bounds, declaration.owner, List.of()));
            case FIELD, RECORD_COMPONENT, METHOD, PARAMETER, VARIABLE, PATTERN, RESOURCE ->
                written(declaration.written, declaration.owner, declaration.typeParameters)
                    .withDimensions(declaration.moreDimensions);
            case EXCEPTION, LABEL, IMPORT -> Shape.UNKNOWN;
          };
    }
    return declaration.shape;
  }

  /** The types of a method's parameters; that of {@code T...} is the array's. */
  List<Shape> parameters(Declaration method) {
    if (method.parameterShapes == null) {
      List<Shape> shapes = new ArrayList<>(method.parameters.size());
      for (Parameter each : method.parameters) {
        shapes.add(
            written(each.getType(), method.owner, method.typeParameters)
                .withDimensions(each.isVarArgs() ? 1 : 0));
      }
      method.parameterShapes = shapes;
    }
    return method.parameterShapes;
  }

  /** The declared parents of a type; none while they are being resolved. */
  List<Shape> parents(DeclaredType type) {
    if (type.parents == null) {
      if (type.resolving) {
        return List.of();
      }
      type.resolving = true;
      List<Shape> parents = new ArrayList<>(type.written.size());
      for (ClassOrInterfaceType each : type.written) {
        parents.add(head(each, type.outer, type.typeParameters));
      }
      type.parents = parents;
      type.resolving = false;
    }
    return type.parents;
  }

  /** What a type means that is written in the head of a member of {@code owner}. */
  Shape written(Type type, DeclaredType owner, List<TypeParameter> variables) {
    return switch (type) {
      case null -> Shape.UNKNOWN;
      case PrimitiveType primitive -> Shape.primitive(primitive.getType().asString());
      case ArrayType array ->
          written(array.getElementType(), owner, variables).withDimensions(array.getArrayLevel());
      case ClassOrInterfaceType named -> head(named, owner, variables);
      case IntersectionType all -> written(all.getElements().get(0), owner, variables);
      case UnionType _ -> Shape.outside("Throwable");
      default -> Shape.UNKNOWN;
    };
  }

  private Shape head(ClassOrInterfaceType type, DeclaredType owner, List<TypeParameter> variables) {
    String name = type.getNameAsString();
    if (type.getScope().isPresent()) {
      return member(head(type.getScope().get(), owner, variables), name);
    }
    for (TypeParameter each : variables) {
      if (each.getNameAsString().equals(name)) {
        return Shape.variable(bound(each.getTypeBound(), owner, variables));
      }
    }
    for (DeclaredType around = owner; around != null; around = around.outer) {
      Declaration found = around.variables.get(name);
      found = found != null ? found : around.memberType(name, this);
      if (found == null && around.local) {
        found = name.equals(around.name) ? null : environment.types.get(name);
      }
      if (found != null) {
        return shape(found);
      }
      if (name.equals(around.name)) {
        return Shape.declared(around);
      }
    }
    Declaration found = owner == null ? here(name) : topLevel.get(name);
    return found != null ? shape(found) : Shape.outside(name);
  }

  /** The first bound, unless bounds refer to each other in a circle. */
  private Shape bound(
      List<ClassOrInterfaceType> bounds, DeclaredType owner, List<TypeParameter> variables) {
    if (bounds.isEmpty()) {
      return Shape.OBJECT;
    }
    String name = bounds.getFirst().getNameAsString();
    boolean variable = variables.stream().anyMatch(each -> each.getNameAsString().equals(name));
    return variable ? Shape.OBJECT : head(bounds.getFirst(), owner, variables);
  }

  /** The type that a name leads to from another type or package. */
  Shape member(Shape of, String name) {
    if (of.type() != null) {
      Declaration member = of.type().memberType(name, this);
      if (member != null) {
        return shape(member);
      }
      String outer = of.type().qualifiedName;
      return outer == null ? Shape.UNKNOWN : Shape.outside(outer + "." + name);
    }
    return of.name() == null ? Shape.UNKNOWN : Shape.outside(of.name() + "." + name);
  }

  /** What a type may be called elsewhere; empty where nothing is known of it. */
  List<Candidate> candidates(Shape type) {
    if (type.dimensions() > 0) {
      return List.of();
    }
    return switch (type.kind()) {
      case OUTSIDE, VARIABLE -> type.type() != null ? own(type.type()) : outside.type(type.name());
      case DECLARED -> own(type.type());
      case UNKNOWN, NULL, PRIMITIVE, FUNCTION, PACKAGE -> List.of();
    };
  }

  private static List<Candidate> own(DeclaredType type) {
    return type.qualifiedName == null
        ? List.of()
        : List.of(new Candidate(type.qualifiedName, "file", 0));
  }

  /** A member of a type of the file that it may inherit from other files. */
  List<Candidate> inherited(DeclaredType type, String member) {
    List<Candidate> found = new ArrayList<>();
    for (DeclaredType each : type.lineage(this)) {
      for (Shape parent : parents(each)) {
        if (parent.type() == null) {
          for (Candidate candidate : candidates(parent)) {
            if (found.size() < MOST_CANDIDATES) {
              String source = candidate.source().equals("builtin") ? "builtin" : "inherited";
              found.add(new Candidate(candidate.name() + "." + member, source, found.size()));
            }
          }
        }
      }
    }
    String root = root(type, member);
    if (root != null) {
      found.add(new Candidate(root + "." + member, "builtin", found.size()));
    }
    return found;
  }

  /** The class of the language that declares a method which all types have, or all enums. */
  private String root(DeclaredType type, String member) {
    if (Jdk.OBJECT_METHODS.contains(member)) {
      return "java.lang.Object";
    }
    boolean inEnum =
        Jdk.ENUM_METHODS.contains(member)
            && type.lineage(this).stream().anyMatch(each -> each.kind == DeclaredType.Kind.ENUM);
    return inEnum ? "java.lang.Enum" : null;
  }

  /** A member of each of these. */
  static List<Candidate> append(List<Candidate> owners, String member) {
    List<Candidate> members = new ArrayList<>(owners.size());
    for (Candidate each : owners) {
      members.add(new Candidate(each.name() + "." + member, each.source(), members.size()));
    }
    return members;
  }

  /** Whether a method hides another one that it would else inherit. */
  static boolean overrides(Declaration own, Declaration other) {
    if (own.parameters.size() != other.parameters.size()) {
      return false;
    }
    for (int i = 0; i < own.parameters.size(); i++) {
      if (!erased(own.parameters.get(i)).equals(erased(other.parameters.get(i)))) {
        return false;
      }
    }
    return true;
  }

  private static String erased(Parameter parameter) {
    Type element = parameter.getType().getElementType();
    String name =
        element instanceof ClassOrInterfaceType named
            ? named.getNameAsString()
            : element instanceof PrimitiveType primitive
                ? primitive.getType().asString()
                : element.asString();
    int dimensions = parameter.getType().getArrayLevel() + (parameter.isVarArgs() ? 1 : 0);
    return name + dimensions;
  }
}
