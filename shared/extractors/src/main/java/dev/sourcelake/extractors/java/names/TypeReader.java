package dev.sourcelake.extractors.java.names;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.type.TypeParameter;
import dev.sourcelake.extractors.java.names.Declaration.Kind;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Reads what types declare from the heads of their members, before any code is looked at. */
final class TypeReader {
  private final Places places;
  private final String packageName;
  private final IdentityHashMap<Node, Declaration> declarations = new IdentityHashMap<>();
  private final Map<String, Declaration> byName = new HashMap<>();

  TypeReader(Places places, String packageName) {
    this.places = places;
    this.packageName = packageName;
  }

  /** The declaration that a node makes, which was read before; null where it makes none. */
  Declaration of(Node node) {
    return declarations.get(node);
  }

  /** The type of the file that is so called in full; null where there is none. */
  Declaration named(String qualifiedName) {
    return byName.get(qualifiedName);
  }

  /** Reads a type with its members; {@code outer} is null at the top of the file. */
  Declaration read(TypeDeclaration<?> node, DeclaredType outer, boolean local) {
    String name = node.getNameAsString();
    Declaration declaration = declared(Kind.TYPE, node, node.getName());
    int defId = declaration.defId < 0 ? places.unnamed(places.start(node)) : declaration.defId;
    String around = outer == null ? packageName : outer.qualifiedName;
    String qualified =
        local || around == null ? null : around.isEmpty() ? name : around + "." + name;
    DeclaredType type = new DeclaredType(kind(node), name, qualified, outer, local, defId);
    declaration.type = type;
    if (qualified != null) {
      byName.putIfAbsent(qualified, declaration);
    }
    declaration.owner = outer;
    switch (node) {
      case ClassOrInterfaceDeclaration named -> {
        variables(type, named.getTypeParameters());
        type.written.addAll(named.getExtendedTypes());
        type.written.addAll(named.getImplementedTypes());
      }
      case RecordDeclaration named -> {
        variables(type, named.getTypeParameters());
        type.written.addAll(named.getImplementedTypes());
        components(type, named);
      }
      case EnumDeclaration named -> {
        type.written.addAll(named.getImplementedTypes());
        for (EnumConstantDeclaration each : named.getEntries()) {
          field(type, declared(Kind.ENUM_CONSTANT, each, each.getName()));
        }
        implicit(type, "values");
        implicit(type, "valueOf");
      }
      case AnnotationDeclaration _ -> {
        // Nothing in its head but the name.
      }
      default -> throw new IllegalArgumentException("No type: " + node.getClass());
    }
    members(type, node.getMembers());
    return declaration;
  }

  /** Reads the body of an anonymous class. */
  DeclaredType anonymous(
      NodeList<BodyDeclaration<?>> body, DeclaredType outer, Shape parent, int defId) {
    DeclaredType type = new DeclaredType(DeclaredType.Kind.CLASS, null, null, outer, true, defId);
    type.parents = List.of(parent);
    members(type, body);
    return type;
  }

  /** Declares type parameters. */
  Declaration variable(TypeParameter node) {
    Declaration known = declarations.get(node);
    if (known != null) {
      return known;
    }
    Declaration variable = declared(Kind.TYPE_PARAMETER, node, node.getName());
    variable.bounds = node.getTypeBound();
    return variable;
  }

  private void variables(DeclaredType type, List<TypeParameter> nodes) {
    type.typeParameters = nodes;
    for (TypeParameter node : nodes) {
      Declaration variable = variable(node);
      variable.owner = type.outer;
      variable.typeParameters = nodes;
      type.variables.put(variable.name, variable);
    }
  }

  private void components(DeclaredType type, RecordDeclaration named) {
    for (Parameter each : named.getParameters()) {
      Declaration component = declared(Kind.RECORD_COMPONENT, each, each.getName());
      component.written = each.getType();
      component.moreDimensions = each.isVarArgs() ? 1 : 0;
      component.isPrivate = true;
      field(type, component);
      int accessor = places.implicit(type.defId, component.name);
      if (accessor >= 0) {
        Declaration method = implicit(type, component.name);
        method.written = component.written;
        method.moreDimensions = component.moreDimensions;
      }
    }
  }

  private Declaration implicit(DeclaredType type, String name) {
    int defId = places.implicit(type.defId, name);
    Declaration method = new Declaration(Kind.METHOD, name, -1, -1, defId);
    method.implicit = true;
    method.owner = type;
    type.addMethod(method);
    return method;
  }

  private void members(DeclaredType type, List<BodyDeclaration<?>> members) {
    for (BodyDeclaration<?> member : members) {
      switch (member) {
        case MethodDeclaration method -> {
          Declaration declared = declared(Kind.METHOD, method, method.getName());
          declared.written = method.getType();
          declared.parameters = method.getParameters();
          declared.typeParameters = method.getTypeParameters();
          declared.isPrivate = isPrivate(method.getModifiers());
          declared.isAbstract =
              method.getBody().isEmpty() && !method.isDefault() && !method.isStatic();
          declared.owner = type;
          type.addMethod(declared);
        }
        case FieldDeclaration field -> {
          for (VariableDeclarator each : field.getVariables()) {
            Declaration declared = declared(Kind.FIELD, each, each.getName());
            declared.written = each.getType();
            declared.isPrivate = isPrivate(field.getModifiers());
            field(type, declared);
          }
        }
        case AnnotationMemberDeclaration element -> {
          Declaration declared = declared(Kind.METHOD, element, element.getName());
          declared.written = element.getType();
          declared.owner = type;
          type.addMethod(declared);
        }
        case TypeDeclaration<?> nested ->
            type.types.putIfAbsent(nested.getNameAsString(), read(nested, type, type.local));
        default -> {
          // Constructors and initializers have no names that code could use.
        }
      }
    }
  }

  private static void field(DeclaredType type, Declaration field) {
    field.owner = type;
    type.fields.put(field.name, field);
  }

  private Declaration declared(Kind kind, Node node, SimpleName name) {
    int start = places.start(name);
    String text = name.getIdentifier();
    Declaration declared =
        new Declaration(kind, text, start, places.nameEnd(start, text), places.named(start));
    declarations.put(node, declared);
    return declared;
  }

  private static boolean isPrivate(List<Modifier> modifiers) {
    for (Modifier each : modifiers) {
      if (each.getKeyword() == Modifier.Keyword.PRIVATE) {
        return true;
      }
    }
    return false;
  }

  private static DeclaredType.Kind kind(TypeDeclaration<?> node) {
    return switch (node) {
      case ClassOrInterfaceDeclaration named ->
          named.isInterface() ? DeclaredType.Kind.INTERFACE : DeclaredType.Kind.CLASS;
      case RecordDeclaration _ -> DeclaredType.Kind.RECORD;
      case EnumDeclaration _ -> DeclaredType.Kind.ENUM;
      case AnnotationDeclaration _ -> DeclaredType.Kind.ANNOTATION_TYPE;
      default -> throw new IllegalArgumentException("No type: " + node.getClass());
    };
  }
}
