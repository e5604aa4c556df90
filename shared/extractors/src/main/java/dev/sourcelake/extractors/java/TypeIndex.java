package dev.sourcelake.extractors.java;

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
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The types of a file, read from the heads of their members before the walk, since a method may use
 * what is declared after it. Local and anonymous types are added when the walk meets them.
 */
final class TypeIndex {
  private final IdentityHashMap<TypeDeclaration<?>, TypeInfo> types = new IdentityHashMap<>();
  private final Symbols symbols;
  private final String packageName;

  TypeIndex(String packageName, Symbols symbols) {
    this.packageName = packageName;
    this.symbols = symbols;
  }

  /** The type that a declaration declares; it was added before. */
  TypeInfo get(TypeDeclaration<?> declaration) {
    return types.get(declaration);
  }

  /** Adds a type of the top level with its member types; its name may differ from the written. */
  TypeInfo addTopLevel(TypeDeclaration<?> declaration, String name) {
    String qualified = packageName.isEmpty() ? name : packageName + "." + name;
    return add(
        declaration,
        new TypeInfo(
            kind(declaration), name, qualified, qualified, symbols.topLevel(name), null, false));
  }

  /** Adds a local type with its member types. */
  TypeInfo addLocal(TypeDeclaration<?> declaration, TypeInfo outer) {
    String name = declaration.getNameAsString();
    String binary = outer.nextLocalBinaryName(name);
    return add(
        declaration, new TypeInfo(kind(declaration), name, binary, binary, null, outer, true));
  }

  /** Makes the anonymous class of a construction. */
  TypeInfo addAnonymous(ObjectCreationExpr creation, TypeInfo outer) {
    return anonymous(creation.getAnonymousClassBody().orElseThrow(), outer);
  }

  /** Makes the class of an enum constant that has a body. */
  TypeInfo addBody(EnumConstantDeclaration constant, TypeInfo outer) {
    return anonymous(constant.getClassBody(), outer);
  }

  private TypeInfo anonymous(NodeList<BodyDeclaration<?>> body, TypeInfo outer) {
    String binary = outer.nextLocalBinaryName("");
    TypeInfo type = new TypeInfo(TypeInfo.Kind.CLASS, null, binary, binary, null, outer, true);
    type.extendsClass = true;
    addMembers(type, body);
    return type;
  }

  private TypeInfo add(TypeDeclaration<?> declaration, TypeInfo type) {
    types.put(declaration, type);
    switch (declaration) {
      case ClassOrInterfaceDeclaration named -> {
        addVariables(type, named.getTypeParameters());
        type.supertypes.addAll(named.getExtendedTypes());
        type.supertypes.addAll(named.getImplementedTypes());
        type.extendsClass = !named.isInterface() && !named.getExtendedTypes().isEmpty();
      }
      case RecordDeclaration named -> {
        addVariables(type, named.getTypeParameters());
        type.supertypes.addAll(named.getImplementedTypes());
        type.componentTypes = Heads.erased(named.getParameters());
        for (Parameter component : named.getParameters()) {
          addComponent(type, component);
        }
      }
      case EnumDeclaration named -> {
        type.supertypes.addAll(named.getImplementedTypes());
        for (EnumConstantDeclaration constant : named.getEntries()) {
          type.fields.put(constant.getNameAsString(), Variable.of(type));
        }
        type.addMethod("values", new TypeInfo.Method(0, null));
        type.addMethod("valueOf", new TypeInfo.Method(1, null));
      }
      case AnnotationDeclaration _ -> {
        // Nothing in its head but the name.
      }
      default -> throw new IllegalArgumentException("No type: " + declaration.getClass());
    }
    addMembers(type, declaration.getMembers());
    return type;
  }

  private void addComponent(TypeInfo type, Parameter component) {
    String name = component.getNameAsString();
    type.fields.put(name, Variable.of(component.getType(), component.isVarArgs()));
    Type returns = component.isVarArgs() ? null : component.getType();
    type.addMethod(name, new TypeInfo.Method(0, returns));
  }

  private void addMembers(TypeInfo type, List<BodyDeclaration<?>> members) {
    for (BodyDeclaration<?> member : members) {
      switch (member) {
        case MethodDeclaration method -> {
          Type returns = returns(method);
          boolean varargs = method.getParameters().stream().anyMatch(Parameter::isVarArgs);
          int parameters = varargs ? -1 : method.getParameters().size();
          type.addMethod(method.getNameAsString(), new TypeInfo.Method(parameters, returns));
        }
        case FieldDeclaration field -> {
          for (VariableDeclarator each : field.getVariables()) {
            type.fields.put(each.getNameAsString(), Variable.of(each.getType(), false));
          }
        }
        case AnnotationMemberDeclaration element ->
            type.addMethod(element.getNameAsString(), new TypeInfo.Method(0, element.getType()));
        case TypeDeclaration<?> nested -> addNested(type, nested);
        default -> {
          // Constructors and initializers are called by no name.
        }
      }
    }
  }

  private void addNested(TypeInfo outer, TypeDeclaration<?> nested) {
    String name = nested.getNameAsString();
    TypeInfo type =
        new TypeInfo(
            kind(nested),
            name,
            outer.qualifiedName() + "." + name,
            outer.binaryName() + "$" + name,
            symbols.type(outer.symbol(), name),
            outer,
            outer.local());
    outer.types.putIfAbsent(name, add(nested, type));
  }

  /** The declared result, unless it is one of the method's own type variables. */
  private static Type returns(MethodDeclaration method) {
    Type type = method.getType();
    if (method.getTypeParameters().isEmpty()
        || !(type.getElementType() instanceof ClassOrInterfaceType named)) {
      return type;
    }
    String name = named.getNameAsString();
    boolean variable =
        method.getTypeParameters().stream().anyMatch(p -> p.getNameAsString().equals(name));
    return variable ? null : type;
  }

  private static void addVariables(TypeInfo type, List<TypeParameter> parameters) {
    parameters.forEach(parameter -> type.typeVariables.add(parameter.getNameAsString()));
  }

  private static TypeInfo.Kind kind(TypeDeclaration<?> declaration) {
    return switch (declaration) {
      case ClassOrInterfaceDeclaration named ->
          named.isInterface() ? TypeInfo.Kind.INTERFACE : TypeInfo.Kind.CLASS;
      case RecordDeclaration _ -> TypeInfo.Kind.RECORD;
      case EnumDeclaration _ -> TypeInfo.Kind.ENUM;
      case AnnotationDeclaration _ -> TypeInfo.Kind.ANNOTATION_TYPE;
      default -> throw new IllegalArgumentException("No type: " + declaration.getClass());
    };
  }
}
