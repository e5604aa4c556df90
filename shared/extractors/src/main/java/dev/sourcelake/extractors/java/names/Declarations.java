package dev.sourcelake.extractors.java.names;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import dev.sourcelake.extractors.java.names.Declaration.Kind;
import dev.sourcelake.extractors.java.names.Environment.Mark;
import java.util.ArrayList;
import java.util.List;

/** Walks over types and their members. */
final class Declarations {
  private final Binder binder;
  private final Places places;
  private final Environment environment;

  Declarations(Binder binder) {
    this.binder = binder;
    this.places = binder.places;
    this.environment = binder.environment;
  }

  /** Walks over a type that was read; its name is in its scope already. */
  void type(TypeDeclaration<?> node, Declaration declaration) {
    DeclaredType type = declaration.type;
    binder.declared(declaration);
    int start = places.start(node);
    int end = places.end(node);
    Mark outer = environment.enter();
    environment.startDefinition(type.defId);
    binder.typeUses.annotations(node.getAnnotations());
    if (!type.typeParameters.isEmpty()) {
      typeParameters(type.typeParameters, type.name, start, end, type.defId);
    }
    parents(node);
    Mark mark = environment.enter(type.kind.id(), type.name, start, end, type.defId);
    enter(type);
    switch (node) {
      case RecordDeclaration named -> components(named);
      case EnumDeclaration named -> named.getEntries().forEach(each -> constant(each, type));
      default -> {
        // Nothing between its head and its members.
      }
    }
    members(node.getMembers(), type);
    environment.leave(mark);
    environment.leave(outer);
  }

  private void parents(TypeDeclaration<?> node) {
    switch (node) {
      case ClassOrInterfaceDeclaration named -> {
        uses(named.getExtendedTypes());
        uses(named.getImplementedTypes());
        uses(named.getPermittedTypes());
      }
      case EnumDeclaration named -> uses(named.getImplementedTypes());
      case RecordDeclaration named -> uses(named.getImplementedTypes());
      default -> {
        // An annotation type declares no parent.
      }
    }
  }

  private void uses(List<? extends Type> types) {
    for (Type each : types) {
      binder.typeUses.use(each);
    }
  }

  /** Declares type parameters in a scope of their own, which is left with what is around it. */
  private void typeParameters(
      List<TypeParameter> nodes, String name, int start, int end, int defId) {
    environment.enter("type_parameters", name, start, end, defId);
    List<Declaration> variables = new ArrayList<>();
    for (TypeParameter each : nodes) {
      Declaration variable = binder.reader.variable(each);
      variables.add(variable);
      environment.add(variable);
      environment.useType(variable);
    }
    for (int i = 0; i < nodes.size(); i++) {
      binder.typeUses.annotations(nodes.get(i).getAnnotations());
      binder.declared(variables.get(i));
      uses(nodes.get(i).getTypeBound());
    }
  }

  /** Brings the members of a type and of its parents in the file into scope. */
  private void enter(DeclaredType type) {
    environment.startBody();
    environment.startType(type);
    type.scope = environment.scope();
    List<DeclaredType> lineage = type.lineage(binder.types);
    for (DeclaredType each : lineage.reversed()) {
      for (Declaration member : each.types.values()) {
        environment.useType(member);
      }
      for (Declaration field : each.fields.values()) {
        if (each == type || !field.isPrivate) {
          environment.use(field);
        }
      }
    }
    type.fields.values().forEach(environment::add);
    for (List<Declaration> each : type.methods.values()) {
      each.forEach(environment::add);
    }
    type.types.values().forEach(environment::add);
  }

  /** Walks over a local type, whose name comes into scope. */
  void local(TypeDeclaration<?> node) {
    Declaration declaration = binder.reader.read(node, environment.enclosing(), true);
    environment.add(declaration);
    environment.useType(declaration);
    declaration.type.parents = declaration.type.written.stream().map(binder.types::here).toList();
    type(node, declaration);
  }

  /** Walks over the class of a construction; the type of what it makes. */
  Shape anonymous(ObjectCreationExpr creation, Shape parent) {
    int end = places.end(creation);
    int from =
        creation.getArguments().isEmpty()
            ? places.end(creation.getType())
            : places.end(creation.getArguments().get(creation.getArguments().size() - 1));
    int body = places.find('{', from, end);
    int defId = body < 0 ? -1 : places.unnamed(body);
    return anonymous(
        creation.getAnonymousClassBody().orElseThrow(), parent, Math.max(body, from), end, defId);
  }

  private Shape anonymous(
      NodeList<BodyDeclaration<?>> members, Shape parent, int start, int end, int defId) {
    DeclaredType type = binder.reader.anonymous(members, environment.enclosing(), parent, defId);
    Mark mark = environment.enter("class", null, start, end, defId);
    environment.startDefinition(defId);
    enter(type);
    members(members, type);
    environment.leave(mark);
    return Shape.declared(type);
  }

  private void constant(EnumConstantDeclaration node, DeclaredType type) {
    Declaration constant = binder.reader.of(node);
    binder.declared(constant);
    Mark mark = environment.enter();
    environment.startDefinition(constant.defId);
    binder.typeUses.annotations(node.getAnnotations());
    node.getArguments().forEach(binder.expressions::value);
    if (!node.getClassBody().isEmpty()) {
      anonymous(
          node.getClassBody(),
          Shape.declared(type),
          constant.start,
          places.end(node),
          constant.defId);
    }
    environment.leave(mark);
  }

  private void components(RecordDeclaration named) {
    for (Parameter each : named.getParameters()) {
      binder.typeUses.annotations(each.getAnnotations());
      binder.declared(binder.reader.of(each));
      binder.typeUses.use(each.getType());
      binder.typeUses.annotations(each.getVarArgsAnnotations());
    }
  }

  private void members(List<BodyDeclaration<?>> members, DeclaredType type) {
    for (BodyDeclaration<?> member : members) {
      switch (member) {
        case MethodDeclaration method -> {
          Declaration declared = binder.reader.of(method);
          binder.declared(declared);
          callable(
              "method", method, declared.defId, method.getType(), method.getBody().orElse(null));
        }
        case ConstructorDeclaration constructor ->
            callable(
                "constructor",
                constructor,
                constructor(constructor.getName()),
                null,
                constructor.getBody());
        case CompactConstructorDeclaration constructor -> compact(constructor, type);
        case FieldDeclaration field -> field(field);
        case InitializerDeclaration initializer -> initializer(initializer);
        case AnnotationMemberDeclaration element -> element(element);
        case TypeDeclaration<?> nested -> type(nested, binder.reader.of(nested));
        default -> throw new IllegalStateException("Unknown member " + member.getClass());
      }
    }
  }

  private int constructor(SimpleName name) {
    int start = places.start(name);
    int defId = places.named(start);
    binder.occurrence(name.getIdentifier(), start, Role.DECLARATION).binding = defId;
    return defId;
  }

  private void callable(
      String kind, CallableDeclaration<?> node, int defId, Type result, Statement body) {
    int start = places.start(node);
    int end = places.end(node);
    String name = node.getNameAsString();
    Mark mark = environment.enter();
    environment.startDefinition(defId);
    binder.typeUses.annotations(node.getAnnotations());
    if (!node.getTypeParameters().isEmpty()) {
      typeParameters(node.getTypeParameters(), name, start, end, defId);
    }
    if (result != null) {
      binder.typeUses.use(result);
    }
    environment.enter(kind, name, start, end, defId);
    environment.startBody();
    node.getReceiverParameter()
        .ifPresent(receiver -> {
          binder.typeUses.annotations(receiver.getAnnotations());
          binder.typeUses.use(receiver.getType());
        });
    node.getParameters().forEach(this::parameter);
    uses(node.getThrownExceptions());
    if (body != null) {
      binder.statements.body(body);
    }
    environment.leave(mark);
  }

  /** Declares a parameter of a callable or lambda. */
  void parameter(Parameter node) {
    binder.typeUses.annotations(node.getAnnotations());
    Shape type = binder.typeUses.use(node.getType());
    binder.typeUses.annotations(node.getVarArgsAnnotations());
    Declaration parameter = local(Kind.PARAMETER, node.getName());
    parameter.shape = type.withDimensions(node.isVarArgs() ? 1 : 0);
    binder.declareLocal(parameter);
  }

  /** A local that is in no scope yet. */
  Declaration local(Kind kind, SimpleName name) {
    int start = places.start(name);
    String text = name.getIdentifier();
    Declaration local =
        new Declaration(kind, text, start, places.nameEnd(start, text), places.named(start));
    local.shape = Shape.UNKNOWN;
    return local;
  }

  private void compact(CompactConstructorDeclaration node, DeclaredType type) {
    int defId = constructor(node.getName());
    Mark mark =
        environment.enter(
            "constructor", node.getNameAsString(), places.start(node), places.end(node), defId);
    environment.startDefinition(defId);
    environment.startBody();
    binder.typeUses.annotations(node.getAnnotations());
    if (type.kind == DeclaredType.Kind.RECORD) {
      binder.statements.body(node.getBody());
    }
    environment.leave(mark);
  }

  private void field(FieldDeclaration node) {
    boolean first = true;
    for (VariableDeclarator each : node.getVariables()) {
      Declaration field = binder.reader.of(each);
      Mark mark = environment.enter();
      environment.startDefinition(field.defId);
      if (first) {
        binder.typeUses.annotations(node.getAnnotations());
        binder.typeUses.use(each.getType());
        first = false;
      }
      each.getInitializer().ifPresent(binder.expressions::value);
      environment.leave(mark);
      binder.declared(field);
    }
  }

  private void initializer(InitializerDeclaration node) {
    int start = places.start(node);
    int defId = places.unnamed(start);
    Mark mark = environment.enter("initializer", null, start, places.end(node), defId);
    environment.startDefinition(defId);
    environment.startBody();
    binder.statements.body(node.getBody());
    environment.leave(mark);
  }

  private void element(AnnotationMemberDeclaration node) {
    Declaration element = binder.reader.of(node);
    binder.declared(element);
    Mark mark = environment.enter();
    environment.startDefinition(element.defId);
    binder.typeUses.annotations(node.getAnnotations());
    binder.typeUses.use(node.getType());
    node.getDefaultValue().ifPresent(binder.expressions::value);
    environment.leave(mark);
  }
}
