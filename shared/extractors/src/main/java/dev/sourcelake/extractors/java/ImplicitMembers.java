package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import java.util.ArrayList;
import java.util.List;

/**
 * The members that the language adds to a type without their being written: constructors, a
 * record's accessors, an enum's {@code values} and {@code valueOf}. Their span is the name that
 * they come from.
 */
final class ImplicitMembers {
  private final Walk walk;
  private final TypeInfo type;
  private final List<Definition> found = new ArrayList<>();

  private ImplicitMembers(Walk walk, TypeInfo type) {
    this.walk = walk;
    this.type = type;
  }

  /** The added members of a type. */
  static List<Definition> of(TypeDeclaration<?> declaration, TypeInfo type, Walk walk) {
    ImplicitMembers members = new ImplicitMembers(walk, type);
    switch (declaration) {
      case RecordDeclaration named -> members.ofRecord(named);
      case EnumDeclaration named -> members.ofEnum(named);
      case ClassOrInterfaceDeclaration named -> {
        if (!named.isInterface() && !named.isCompact() && !hasConstructor(named.getMembers())) {
          members.constructor(named, List.of());
        }
      }
      default -> {
        // An annotation type has no more than it says.
      }
    }
    return members.found;
  }

  private void ofRecord(RecordDeclaration named) {
    for (Parameter component : named.getParameters()) {
      String name = component.getNameAsString();
      if (!hasAccessor(named.getMembers(), name)) {
        Definition accessor = method(component.getName(), name, List.of());
        accessor.type(
            walk.heads.type(component.getType(), false) + (component.isVarArgs() ? "[]" : ""));
        found.add(accessor);
      }
    }
    if (!hasCanonicalConstructor(named.getMembers(), type.componentTypes)) {
      constructor(named, type.componentTypes);
    }
  }

  private void ofEnum(EnumDeclaration named) {
    found.add(method(named.getName(), "values", List.of()).type(type.simpleName() + "[]"));
    found.add(method(named.getName(), "valueOf", List.of("String")).type(type.simpleName()));
    if (!hasConstructor(named.getMembers())) {
      constructor(named, List.of());
    }
  }

  private Definition method(Node place, String name, List<String> types) {
    return callable("method", place, name, types).name(name, nameStart(place), nameEnd(place));
  }

  private void constructor(TypeDeclaration<?> declaration, List<String> types) {
    Node place = declaration.getName();
    List<String> modifiers = Heads.modifiers(declaration.getModifiers());
    found.add(
        callable("constructor", place, CallTargets.CONSTRUCTOR, types)
            .name(type.simpleName(), nameStart(place), nameEnd(place))
            .modifiers(List.of(), visibility(modifiers)));
  }

  /** A constructor that is not written is as visible as its class. */
  private String visibility(List<String> modifiers) {
    return type.kind() == TypeInfo.Kind.ENUM ? "private" : Visibility.of(modifiers, type.outer());
  }

  private Definition callable(String kind, Node place, String name, List<String> types) {
    Definition callable =
        new Definition(kind, nameStart(place), nameEnd(place))
            .qualifiedName(type.qualifiedName() + "." + name)
            .symbol(walk.symbols.method(type.symbol(), name, types))
            .modifiers(List.of(), "public")
            .implicit();
    callable.erasedSignature = Heads.erasedSignature(name, types);
    return callable;
  }

  private int nameStart(Node place) {
    return walk.file.start(place);
  }

  private int nameEnd(Node place) {
    return walk.file.nameEnd(place);
  }

  private static boolean hasConstructor(List<BodyDeclaration<?>> members) {
    return members.stream().anyMatch(ConstructorDeclaration.class::isInstance);
  }

  private static boolean hasAccessor(List<BodyDeclaration<?>> members, String name) {
    return members.stream()
        .anyMatch(member ->
            member instanceof MethodDeclaration method
                && method.getParameters().isEmpty()
                && method.getNameAsString().equals(name));
  }

  private static boolean hasCanonicalConstructor(
      List<BodyDeclaration<?>> members, List<String> types) {
    return members.stream()
        .anyMatch(member ->
            member instanceof CompactConstructorDeclaration
                || (member instanceof ConstructorDeclaration constructor
                    && Heads.erased(constructor.getParameters()).equals(types)));
  }
}
