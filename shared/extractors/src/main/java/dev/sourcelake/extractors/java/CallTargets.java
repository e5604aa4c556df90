package dev.sourcelake.extractors.java;

import dev.sourcelake.extractors.Jdk;
import dev.sourcelake.model.table.Candidate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call may call. A method that the file declares is the only candidate; else a type whose
 * parents stand in other files names its method there, since the file shows no more than that.
 */
final class CallTargets {
  /** Methods are named so in the JVM, and here, where they are constructors. */
  static final String CONSTRUCTOR = "<init>";

  /** A class with many parents elsewhere would else list its method in each of them. */
  private static final int MOST_INHERITED = 12;

  private final Scope scope;
  private final ExpressionTypes expressions;
  private final ImportTable imports;

  CallTargets(Scope scope, ExpressionTypes expressions, ImportTable imports) {
    this.scope = scope;
    this.expressions = expressions;
    this.imports = imports;
  }

  /** A method called on a value or type; none where the receiver's type is unknown. */
  List<Candidate> ofMethod(TypeRef receiver, String name) {
    if (receiver == null) {
      return List.of();
    }
    if (receiver.dimensions() > 0) {
      return Jdk.OBJECT_METHODS.contains(name) ? builtin("java.lang.Object", name) : List.of();
    }
    if (receiver.inFile() == null) {
      return TypeNames.append(receiver.candidates(), "." + name);
    }
    TypeInfo type = receiver.inFile();
    List<Candidate> declared = declared(type, name);
    if (!declared.isEmpty()) {
      return declared;
    }
    List<Candidate> found = new ArrayList<>();
    addInherited(found, type, name);
    if (Jdk.OBJECT_METHODS.contains(name)) {
      TypeNames.add(found, "java.lang.Object." + name, "builtin");
    }
    return found.isEmpty() ? member(type, name, source(type)) : found;
  }

  /** A method called by its name alone. */
  List<Candidate> ofName(String name) {
    if (Jdk.OBJECT_METHODS.contains(name) && scope.enclosing() != null) {
      // Every class has it, so the innermost one's is meant.
      return ofMethod(TypeRef.of(scope.enclosing()), name);
    }
    for (TypeInfo type = scope.enclosing(); type != null; type = type.outer()) {
      List<Candidate> declared = declared(type, name);
      if (!declared.isEmpty()) {
        return declared;
      }
    }
    List<Candidate> found = new ArrayList<>();
    imports.members(name).forEach(member -> TypeNames.add(found, member, "import"));
    for (TypeInfo type = scope.enclosing(); type != null; type = type.outer()) {
      addInherited(found, type, name);
    }
    for (String owner : imports.membersOnDemand()) {
      TypeNames.add(found, owner + "." + name, "wildcard");
    }
    if (found.isEmpty() && scope.enclosing() != null) {
      TypeInfo type = scope.enclosing();
      return member(type, name, source(type));
    }
    return found;
  }

  /** {@code new T(…)}. */
  List<Candidate> ofConstruction(TypeRef type) {
    return type == null || type.dimensions() > 0
        ? List.of()
        : TypeNames.append(type.candidates(), "." + CONSTRUCTOR);
  }

  /** {@code outer.new T(…)}: a member of the outer value's type where that is known. */
  List<Candidate> ofInnerConstruction(TypeRef outer, String name) {
    return outer == null
        ? ofConstruction(scope.types().resolve(name))
        : TypeNames.append(outer.candidates(), "." + name + "." + CONSTRUCTOR);
  }

  /** {@code super.name(…)}. */
  List<Candidate> ofSuper(TypeRef parent, String name) {
    List<Candidate> found = new ArrayList<>();
    for (Candidate candidate : ofMethod(parent, name)) {
      TypeNames.add(found, candidate.name(), inherited(candidate));
    }
    return found;
  }

  /** {@code this(…)}. */
  List<Candidate> ofThisCall() {
    TypeInfo type = scope.enclosing();
    return type == null ? List.of() : member(type, CONSTRUCTOR, source(type));
  }

  /** {@code super(…)}. */
  List<Candidate> ofSuperCall() {
    List<Candidate> found = new ArrayList<>();
    for (Candidate parent : expressions.superclass(scope.enclosing()).candidates()) {
      TypeNames.add(found, parent.name() + "." + CONSTRUCTOR, inherited(parent));
    }
    return found;
  }

  /** The method where the file shows its declaration: in a type of the file, or by its kind. */
  private List<Candidate> declared(TypeInfo type, String name) {
    if (type.methods.containsKey(name)) {
      return member(type, name, source(type));
    }
    boolean inEnum = type.kind() == TypeInfo.Kind.ENUM;
    boolean extendsUnread = type.extendsClass;
    if (!type.supertypes(scope.types()).isEmpty()) {
      for (TypeInfo each : type.lineage(scope.types())) {
        if (each.methods.containsKey(name)) {
          return member(each, name, "inherited");
        }
        inEnum |= each.kind() == TypeInfo.Kind.ENUM;
        extendsUnread |= each.extendsClass;
      }
    }
    if (inEnum && Jdk.ENUM_METHODS.contains(name)) {
      return builtin("java.lang.Enum", name);
    }
    return !extendsUnread && Jdk.OBJECT_METHODS.contains(name)
        ? builtin("java.lang.Object", name)
        : List.of();
  }

  /** The method as a member of the parents that other files declare. */
  private void addInherited(List<Candidate> found, TypeInfo type, String name) {
    for (TypeInfo each : type.lineage(scope.types())) {
      for (TypeRef parent : each.supertypes(scope.types())) {
        if (parent.inFile() == null) {
          for (Candidate candidate : parent.candidates()) {
            addOnce(found, candidate.name() + "." + name, inherited(candidate));
          }
        }
      }
    }
  }

  private static void addOnce(List<Candidate> found, String name, String source) {
    if (found.size() < MOST_INHERITED
        && found.stream().noneMatch(each -> each.name().equals(name))) {
      TypeNames.add(found, name, source);
    }
  }

  private static String inherited(Candidate parent) {
    return parent.source().equals("builtin") ? "builtin" : "inherited";
  }

  private static String source(TypeInfo type) {
    return type.local() ? "local" : "file";
  }

  private static List<Candidate> builtin(String type, String name) {
    return List.of(new Candidate(type + "." + name, "builtin", 0));
  }

  private static List<Candidate> member(TypeInfo type, String name, String source) {
    return List.of(new Candidate(type.qualifiedName() + "." + name, source, 0));
  }
}
