package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import java.util.List;

/** Walks over the members of types, and over those that the language adds. */
final class MemberWalk {
  private final Walk walk;
  private final JavaFile file;
  private final DeclarationWalk declarations;
  private final BodyWalk bodies;

  MemberWalk(Walk walk, DeclarationWalk declarations, BodyWalk bodies) {
    this.walk = walk;
    this.file = walk.file;
    this.declarations = declarations;
    this.bodies = bodies;
  }

  /** Writes members in order. */
  void all(List<BodyDeclaration<?>> members, TypeInfo type) {
    for (BodyDeclaration<?> member : members) {
      switch (member) {
        case MethodDeclaration method -> method(method, type);
        case FieldDeclaration field -> field(field, type);
        case ConstructorDeclaration constructor -> constructor(constructor, type);
        case CompactConstructorDeclaration constructor -> compactConstructor(constructor, type);
        case InitializerDeclaration initializer -> initializer(initializer);
        case AnnotationMemberDeclaration element -> element(element, type);
        case TypeDeclaration<?> nested -> declarations.type(nested, walk.index.get(nested));
        default -> throw new IllegalStateException("Unknown member " + member.getClass());
      }
    }
  }

  private void method(MethodDeclaration method, TypeInfo type) {
    walk.features.ofMethod(method, type);
    BlockStmt body = method.getBody().orElse(null);
    int end = file.end(method);
    Definition definition = member("method", method, method.getName(), end, type);
    List<String> modifiers = Heads.modifiers(method.getModifiers());
    definition.modifiers(modifiers, Visibility.of(modifiers, type));
    if (body != null) {
      definition.body(file.start(body), file.end(body));
    }
    if (walk.wantsDefinitions()) {
      definition.type(walk.heads.type(method.getType(), false));
      callable(
          definition,
          method.getNameAsString(),
          Heads.erased(method.getParameters()),
          type,
          walk.heads.withoutAnnotations(method, method.getAnnotations()),
          body != null ? file.start(body) : file.tokens().startBefore(end));
    }
    int id = walk.addDocumented(definition, file.start(method), method.getAnnotations());
    inside(
        id,
        () -> {
          parameters(method, definition, method.getType());
          bodies.block(body);
        });
  }

  private void constructor(ConstructorDeclaration constructor, TypeInfo type) {
    BlockStmt body = constructor.getBody();
    List<String> modifiers = Heads.modifiers(constructor.getModifiers());
    List<String> types = Heads.erased(constructor.getParameters());
    Definition definition =
        constructor(constructor, constructor.getName(), modifiers, types, body, type);
    int id = walk.addDocumented(definition, file.start(constructor), constructor.getAnnotations());
    inside(
        id,
        () -> {
          parameters(constructor, definition, null);
          bodies.block(body);
        });
  }

  private void compactConstructor(CompactConstructorDeclaration constructor, TypeInfo type) {
    BlockStmt body = constructor.getBody();
    List<String> modifiers = Heads.modifiers(constructor.getModifiers());
    Definition definition =
        constructor(constructor, constructor.getName(), modifiers, type.componentTypes, body, type);
    int id = walk.addDocumented(definition, file.start(constructor), constructor.getAnnotations());
    inside(id, () -> bodies.block(body));
  }

  private Definition constructor(
      BodyDeclaration<?> node,
      SimpleName name,
      List<String> modifiers,
      List<String> types,
      BlockStmt body,
      TypeInfo type) {
    Definition definition =
        member("constructor", node, name, file.end(node), type)
            .qualifiedName(type.qualifiedName() + "." + CallTargets.CONSTRUCTOR)
            .body(file.start(body), file.end(body))
            .modifiers(modifiers, Visibility.ofConstructor(modifiers, type));
    if (walk.wantsDefinitions()) {
      callable(
          definition,
          CallTargets.CONSTRUCTOR,
          types,
          type,
          walk.heads.withoutAnnotations(node, node.getAnnotations()),
          file.start(body));
    }
    return definition;
  }

  private void initializer(InitializerDeclaration initializer) {
    BlockStmt body = initializer.getBody();
    Definition definition =
        new Definition("initializer", file.start(initializer), file.end(initializer))
            .modifiers(initializer.isStatic() ? List.of("static") : List.of(), null)
            .body(file.start(body), file.end(body));
    int id = walk.addDocumented(definition, definition.start, List.of());
    inside(id, () -> bodies.block(body));
  }

  private void field(FieldDeclaration field, TypeInfo type) {
    List<String> modifiers = Heads.modifiers(field.getModifiers());
    NodeList<VariableDeclarator> variables = field.getVariables();
    for (int i = 0; i < variables.size(); i++) {
      VariableDeclarator variable = variables.get(i);
      String name = variable.getNameAsString();
      boolean alone = variables.size() == 1;
      Definition definition =
          new Definition(
                  "field", file.start(alone ? field : variable), file.end(alone ? field : variable))
              .name(name, file.start(variable.getName()), file.nameEnd(variable.getName()))
              .qualifiedName(type.qualifiedName() + "." + name)
              .symbol(walk.symbols.field(type.symbol(), name))
              .modifiers(modifiers, Visibility.of(modifiers, type));
      if (walk.wantsDefinitions()) {
        definition.type(walk.heads.type(variable.getType(), false));
        definition.signature = signature(field, variable, definition.type);
      }
      int id = walk.add(definition, field.getAnnotations());
      if (i == 0) {
        walk.docs.bind(id, file.start(field));
      }
      boolean first = i == 0;
      inside(
          id,
          () -> {
            if (first) {
              bodies.visit(variable.getType());
            }
            variable.getInitializer().ifPresent(bodies::visit);
          });
    }
  }

  /** Modifiers, type and name; brackets stand at the type. */
  private String signature(FieldDeclaration field, VariableDeclarator variable, String type) {
    int head = walk.heads.withoutAnnotations(field, field.getAnnotations());
    int typeStart = file.start(variable.getType().getElementType());
    String modifiers = file.folded(head, typeStart);
    return (modifiers.isEmpty() ? "" : modifiers + " ") + type + " " + variable.getNameAsString();
  }

  private void element(AnnotationMemberDeclaration element, TypeInfo type) {
    int end = file.end(element);
    List<String> modifiers = Heads.modifiers(element.getModifiers());
    Definition definition =
        member("method", element, element.getName(), end, type)
            .modifiers(modifiers, Visibility.of(modifiers, type));
    if (walk.wantsDefinitions()) {
      definition.type(walk.heads.type(element.getType(), false));
      int close = file.tokens().find(')', definition.nameEnd, end);
      callable(
          definition,
          element.getNameAsString(),
          List.of(),
          type,
          walk.heads.withoutAnnotations(element, element.getAnnotations()),
          close + 1);
    }
    int id = walk.addDocumented(definition, file.start(element), element.getAnnotations());
    inside(
        id,
        () -> {
          bodies.visit(element.getType());
          element.getDefaultValue().ifPresent(value -> walk.annotations.ofDefault(id, value));
        });
  }

  /** Writes a constant of an enum; its arguments and its body belong to it. */
  void constant(EnumConstantDeclaration constant, TypeInfo type) {
    String name = constant.getNameAsString();
    int end = file.end(constant);
    Definition definition =
        member("enum_constant", constant, constant.getName(), end, type)
            .symbol(walk.symbols.field(type.symbol(), name))
            .modifiers(List.of(), "public")
            .type(type.simpleName());
    boolean hasBody = !constant.getClassBody().isEmpty();
    int from =
        constant.getArguments().isEmpty()
            ? definition.nameEnd
            : file.end(constant.getArguments().get(constant.getArguments().size() - 1));
    int body = file.tokens().find('{', from, end);
    if (body >= 0) {
      definition.body(body, end);
    }
    int id = walk.addDocumented(definition, file.start(constant), constant.getAnnotations());
    inside(id, () -> constant.getArguments().forEach(bodies::visit));
    if (hasBody) {
      TypeInfo anonymous = walk.index.addBody(constant, type);
      anonymous.resolvedSupertypes(List.of(TypeRef.of(type)));
      declarations.body(id, anonymous, constant.getClassBody());
    }
  }

  /** Writes the components of a record, which stand for its private fields. */
  void components(RecordDeclaration named, TypeInfo type) {
    for (Parameter component : named.getParameters()) {
      String name = component.getNameAsString();
      Definition definition =
          member("record_component", component, component.getName(), file.end(component), type)
              .symbol(walk.symbols.field(type.symbol(), name))
              .modifiers(List.of(), "public");
      if (walk.wantsDefinitions()) {
        definition.type(walk.heads.type(component.getType(), component.isVarArgs()));
      }
      walk.add(definition, component.getAnnotations());
      bodies.visit(component.getType());
    }
  }

  /** Writes the members that the language adds to a type. */
  void implicit(TypeDeclaration<?> declaration, TypeInfo type) {
    ImplicitMembers.of(declaration, type, walk).forEach(each -> walk.add(each, List.of()));
  }

  private Definition member(String kind, Node node, SimpleName name, int end, TypeInfo type) {
    String simple = name.getIdentifier();
    return new Definition(kind, file.start(node), end)
        .name(simple, file.start(name), file.nameEnd(name))
        .qualifiedName(type.qualifiedName() + "." + simple);
  }

  private void callable(
      Definition definition,
      String name,
      List<String> types,
      TypeInfo type,
      int headStart,
      int headEnd) {
    definition.erasedSignature = Heads.erasedSignature(name, types);
    definition.symbol(walk.symbols.method(type.symbol(), name, types));
    definition.signature = file.folded(headStart, headEnd);
  }

  private void parameters(CallableDeclaration<?> callable, Definition owner, Type result) {
    List<TypeParameter> variables = callable.getTypeParameters();
    walk.scope.types().declare(variables);
    walk.addTypeParameters(variables, owner.symbol);
    variables.forEach(bodies::visit);
    if (result != null) {
      bodies.visit(result);
    }
    callable.getReceiverParameter().ifPresent(bodies::visit);
    callable.getParameters().forEach(bodies::parameter);
    callable.getThrownExceptions().forEach(bodies::visit);
  }

  private void inside(int id, Runnable visit) {
    int outer = walk.owner;
    walk.owner = id;
    Scope.Mark mark = walk.scope.enter();
    visit.run();
    walk.scope.leave(mark);
    walk.owner = outer;
  }
}
