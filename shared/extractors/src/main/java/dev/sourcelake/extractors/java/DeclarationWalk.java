package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.PackageDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.modules.ModuleDeclaration;
import com.github.javaparser.ast.modules.ModuleRequiresDirective;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.TypeParameter;
import java.util.ArrayList;
import java.util.List;

/** Walks over packages, modules and types in the order of the source. */
final class DeclarationWalk {
  /** What JavaParser calls the class around methods of the top level. */
  private static final String COMPACT_CLASS = "$COMPACT_CLASS";

  private final Walk walk;
  private final JavaFile file;
  private final MemberWalk members;
  private final BodyWalk bodies;

  DeclarationWalk(Walk walk) {
    this.walk = walk;
    this.file = walk.file;
    this.bodies = new BodyWalk(walk, this);
    this.members = new MemberWalk(walk, this, bodies);
  }

  /** Writes all rows of a file but those of its imports. */
  void file(CompilationUnit unit, ImportRows imports) {
    walk.features.ofFile(unit);
    List<TypeInfo> types = new ArrayList<>();
    for (TypeDeclaration<?> each : unit.getTypes()) {
      TypeInfo type = walk.index.addTopLevel(each, isCompact(each) ? fileStem() : name(each));
      walk.scope.types().addTopLevel(type);
      types.add(type);
    }
    unit.getPackageDeclaration().ifPresent(this::packageDeclaration);
    unit.getModule().ifPresent(module -> module(module, imports));
    for (int i = 0; i < types.size(); i++) {
      type(unit.getTypes().get(i), types.get(i));
    }
    walk.docs.write();
    walk.annotations.ofComments(walk.comments, walk.definitions.enclosing());
    LiteralRows.write(file, walk.definitions.enclosing());
    NodeRows.write(file, unit);
  }

  private void packageDeclaration(PackageDeclaration declaration) {
    String name = declaration.getNameAsString();
    int end = file.end(declaration.getName());
    Definition definition =
        new Definition("package", file.start(declaration), file.end(declaration))
            .name(declaration.getName().getIdentifier(), file.tokens().startBefore(end), end)
            .qualifiedName(name)
            .symbol(walk.symbols.ofPackage());
    int id = walk.add(definition, declaration.getAnnotations());
    if (file.source().path().endsWith("package-info.java")) {
      walk.docs.bind(id, definition.start);
    }
    walk.owner = id;
  }

  private void module(ModuleDeclaration module, ImportRows imports) {
    String name = module.getNameAsString();
    int start = file.start(module);
    int end = file.end(module);
    int nameEnd = file.end(module.getName());
    int body = file.tokens().find('{', nameEnd, end);
    Definition definition =
        new Definition("module", start, end)
            .name(name, file.start(module.getName()), nameEnd)
            .qualifiedName(name)
            .symbol(walk.symbols.module(name))
            .modifiers(module.isOpen() ? List.of("open") : List.of(), null)
            .body(body, end);
    definition.signature =
        file.folded(walk.heads.withoutAnnotations(module, module.getAnnotations()), body);
    walk.addDocumented(definition, start, module.getAnnotations());
    module.getDirectives().stream()
        .filter(ModuleRequiresDirective.class::isInstance)
        .map(ModuleRequiresDirective.class::cast)
        .forEach(imports::add);
  }

  /** Writes a type with all that is in it. */
  void type(TypeDeclaration<?> declaration, TypeInfo type) {
    walk.features.ofType(declaration);
    int id =
        walk.addDocumented(
            head(declaration, type), file.start(declaration), declaration.getAnnotations());
    int outer = walk.owner;
    walk.owner = id;
    List<TypeParameter> parameters = typeParameters(declaration);
    Scope.Mark mark = walk.scope.enter();
    walk.scope.types().declare(parameters);
    walk.addTypeParameters(parameters, type.symbol());
    parameters.forEach(bodies::visit);
    supertypes(id, declaration, type);
    walk.scope.leave(mark);
    mark = walk.scope.enter(type, parameters);
    if (declaration instanceof RecordDeclaration named) {
      members.components(named, type);
    }
    members.implicit(declaration, type);
    if (declaration instanceof EnumDeclaration named) {
      for (EnumConstantDeclaration constant : named.getEntries()) {
        members.constant(constant, type);
      }
    }
    members.all(declaration.getMembers(), type);
    walk.scope.leave(mark);
    walk.owner = outer;
  }

  /** Writes a local type, whose name comes into scope. */
  void localType(TypeDeclaration<?> declaration) {
    TypeInfo type = walk.index.addLocal(declaration, walk.scope.enclosing());
    walk.scope.types().declare(type);
    List<TypeRef> parents = new ArrayList<>(type.supertypes.size());
    type.supertypes.forEach(each -> parents.add(walk.scope.types().resolve(each)));
    type.resolvedSupertypes(parents);
    type(declaration, type);
  }

  /** Writes the anonymous class of a construction. */
  void anonymous(ObjectCreationExpr creation) {
    TypeInfo type = walk.index.addAnonymous(creation, walk.scope.enclosing());
    ClassOrInterfaceType parent = creation.getType();
    TypeRef resolved = walk.scope.types().resolve(parent);
    type.resolvedSupertypes(List.of(resolved));
    int end = file.end(creation);
    int from =
        creation.getArguments().isEmpty()
            ? file.end(parent)
            : file.end(creation.getArguments().get(creation.getArguments().size() - 1));
    int body = file.tokens().find('{', from, end);
    Definition definition =
        new Definition("class", body, end).qualifiedName(type.qualifiedName()).body(body, end);
    definition.binaryName = type.binaryName();
    int id = walk.add(definition, List.of());
    walk.supertypes.add(id, 0, "extends", List.of(parent), List.of(resolved));
    body(id, type, creation.getAnonymousClassBody().orElseThrow());
  }

  /** Writes the members of an anonymous class or of an enum constant with a body. */
  void body(int owner, TypeInfo type, List<BodyDeclaration<?>> declarations) {
    int outer = walk.owner;
    walk.owner = owner;
    Scope.Mark mark = walk.scope.enter(type, List.of());
    members.all(declarations, type);
    walk.scope.leave(mark);
    walk.owner = outer;
  }

  private Definition head(TypeDeclaration<?> declaration, TypeInfo type) {
    int start = file.start(declaration);
    int end = file.end(declaration);
    List<String> modifiers = Heads.modifiers(declaration.getModifiers());
    Definition definition =
        new Definition(kind(type), start, end)
            .qualifiedName(type.qualifiedName())
            .symbol(type.symbol());
    definition.binaryName = type.binaryName();
    if (isCompact(declaration)) {
      return definition.name(type.simpleName(), -1, -1).modifiers(List.of(), "package").implicit();
    }
    Node name = declaration.getName();
    int body = file.tokens().find('{', headEnd(declaration), end);
    definition
        .name(type.simpleName(), file.start(name), file.nameEnd(name))
        .modifiers(modifiers, type.isLocal() ? null : Visibility.of(modifiers, type.outer()))
        .body(body, end);
    if (walk.wantsDefinitions()) {
      int head = walk.heads.withoutAnnotations(declaration, declaration.getAnnotations());
      definition.signature = file.folded(head, body);
    }
    return definition;
  }

  /** Where the last part of a head ends, so that the next brace opens the body. */
  private int headEnd(TypeDeclaration<?> declaration) {
    int end = file.end(declaration.getName());
    for (TypeParameter each : typeParameters(declaration)) {
      end = Math.max(end, file.end(each));
    }
    switch (declaration) {
      case ClassOrInterfaceDeclaration named -> {
        end = Math.max(end, endOf(named.getExtendedTypes()));
        end = Math.max(end, endOf(named.getImplementedTypes()));
        end = Math.max(end, endOf(named.getPermittedTypes()));
      }
      case RecordDeclaration named -> {
        for (Parameter each : named.getParameters()) {
          end = Math.max(end, file.end(each));
        }
        end = Math.max(end, endOf(named.getImplementedTypes()));
      }
      case EnumDeclaration named -> end = Math.max(end, endOf(named.getImplementedTypes()));
      default -> {
        // An annotation type's head ends with its name.
      }
    }
    return end;
  }

  private int endOf(List<ClassOrInterfaceType> types) {
    return types.isEmpty() ? 0 : file.end(types.getLast());
  }

  private void supertypes(int id, TypeDeclaration<?> declaration, TypeInfo type) {
    List<TypeRef> resolved = type.supertypes(walk.scope.types());
    switch (declaration) {
      case ClassOrInterfaceDeclaration named -> {
        int extended = named.getExtendedTypes().size();
        int next =
            walk.supertypes.add(
                id, 0, "extends", named.getExtendedTypes(), resolved.subList(0, extended));
        next =
            walk.supertypes.add(
                id,
                next,
                "implements",
                named.getImplementedTypes(),
                resolved.subList(extended, resolved.size()));
        List<TypeRef> permitted = new ArrayList<>();
        named.getPermittedTypes().forEach(t -> permitted.add(walk.scope.types().resolve(t)));
        walk.supertypes.add(id, next, "permits", named.getPermittedTypes(), permitted);
        named.getExtendedTypes().forEach(bodies::visit);
        named.getImplementedTypes().forEach(bodies::visit);
        named.getPermittedTypes().forEach(bodies::visit);
      }
      case EnumDeclaration named -> {
        walk.supertypes.add(id, 0, "implements", named.getImplementedTypes(), resolved);
        named.getImplementedTypes().forEach(bodies::visit);
      }
      case RecordDeclaration named -> {
        walk.supertypes.add(id, 0, "implements", named.getImplementedTypes(), resolved);
        named.getImplementedTypes().forEach(bodies::visit);
      }
      default -> {
        // An annotation type declares no parent.
      }
    }
  }

  private static List<TypeParameter> typeParameters(TypeDeclaration<?> declaration) {
    return switch (declaration) {
      case ClassOrInterfaceDeclaration named -> named.getTypeParameters();
      case RecordDeclaration named -> named.getTypeParameters();
      default -> List.of();
    };
  }

  private static String kind(TypeInfo type) {
    return switch (type.kind()) {
      case CLASS -> "class";
      case INTERFACE -> "interface";
      case ENUM -> "enum";
      case RECORD -> "record";
      case ANNOTATION_TYPE -> "annotation_type";
    };
  }

  private static boolean isCompact(TypeDeclaration<?> declaration) {
    return declaration instanceof ClassOrInterfaceDeclaration named
        && named.isCompact()
        && named.getNameAsString().equals(COMPACT_CLASS);
  }

  private static String name(TypeDeclaration<?> declaration) {
    return declaration.getNameAsString();
  }

  /** A class that is not written takes the file's name. */
  private String fileStem() {
    String path = file.source().path();
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
