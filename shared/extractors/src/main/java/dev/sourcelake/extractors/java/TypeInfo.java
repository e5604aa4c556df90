package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import dev.sourcelake.model.table.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A type declared in the file: what its head and its members' heads say. */
final class TypeInfo {
  private final Kind kind;
  private final String simpleName;
  private final String qualifiedName;
  private final String binaryName;
  private final String symbol;
  private final TypeInfo outer;
  private final boolean local;
  private final List<Candidate> candidates;

  final List<ClassOrInterfaceType> supertypes = new ArrayList<>();
  final Map<String, Variable> fields = new LinkedHashMap<>();
  final Map<String, List<Method>> methods = new HashMap<>();
  final Map<String, TypeInfo> types = new LinkedHashMap<>();
  final Set<String> typeVariables = new HashSet<>();
  List<String> componentTypes = List.of();
  boolean extendsClass;

  private final Map<String, Integer> localNames = new HashMap<>();
  private List<TypeRef> resolvedSupertypes;
  private boolean resolving;

  /** What a type declaration is. */
  enum Kind {
    CLASS,
    INTERFACE,
    ENUM,
    RECORD,
    ANNOTATION_TYPE
  }

  /**
   * A method's head.
   *
   * @param parameters how many parameters it declares, or -1 for any number
   * @param returns its result's type as written; null where a type variable hides it
   */
  record Method(int parameters, Type returns) {}

  /**
   * Names a type.
   *
   * @param simpleName null for an anonymous class
   * @param symbol null for a local type
   * @param outer the type around it, or null
   */
  TypeInfo(
      Kind kind,
      String simpleName,
      String qualifiedName,
      String binaryName,
      String symbol,
      TypeInfo outer,
      boolean local) {
    this.kind = kind;
    this.simpleName = simpleName;
    this.qualifiedName = qualifiedName;
    this.binaryName = binaryName;
    this.symbol = symbol;
    this.outer = outer;
    this.local = local;
    this.candidates = List.of(new Candidate(qualifiedName, local ? "local" : "file", 0));
  }

  Kind kind() {
    return kind;
  }

  String simpleName() {
    return simpleName;
  }

  /** With dots; a local type is named as the JVM names it, since the language does not. */
  String qualifiedName() {
    return qualifiedName;
  }

  String binaryName() {
    return binaryName;
  }

  /** The stable symbol that its members' symbols start with; null in local types. */
  String symbol() {
    return symbol;
  }

  TypeInfo outer() {
    return outer;
  }

  /** Whether no other file can name it: a local or anonymous class, or one inside of such. */
  boolean local() {
    return local;
  }

  /** Whether it is declared in a block, and so no member of the type around it. */
  boolean isLocal() {
    return outer != null && outer.types.get(simpleName) != this;
  }

  /** The type itself as the only candidate. */
  List<Candidate> candidates() {
    return candidates;
  }

  boolean isInterface() {
    return kind == Kind.INTERFACE || kind == Kind.ANNOTATION_TYPE;
  }

  void addMethod(String name, Method method) {
    methods.computeIfAbsent(name, n -> new ArrayList<>(1)).add(method);
  }

  /** The binary name of the next local or anonymous class in this one, as javac numbers them. */
  String nextLocalBinaryName(String name) {
    return binaryName + "$" + localNames.merge(name, 1, Integer::sum) + name;
  }

  /** The declared parents, resolved by {@code names} at the first call; empty while under way. */
  List<TypeRef> supertypes(TypeNames names) {
    if (resolvedSupertypes == null) {
      if (resolving) {
        return List.of();
      }
      resolving = true;
      List<TypeRef> resolved = new ArrayList<>(supertypes.size());
      for (ClassOrInterfaceType type : supertypes) {
        resolved.add(names.resolveFrom(outer, type.getNameWithScope()));
      }
      resolvedSupertypes = resolved;
      resolving = false;
    }
    return resolvedSupertypes;
  }

  /** Sets the parents of a local type, which are named where it stands. */
  void resolvedSupertypes(List<TypeRef> resolved) {
    resolvedSupertypes = resolved;
  }

  /** This type and its parents in the file, nearest first. */
  List<TypeInfo> lineage(TypeNames names) {
    List<TypeInfo> lineage = new ArrayList<>();
    lineage.add(this);
    for (int i = 0; i < lineage.size(); i++) {
      for (TypeRef parent : lineage.get(i).supertypes(names)) {
        if (parent.inFile() != null && !lineage.contains(parent.inFile())) {
          lineage.add(parent.inFile());
        }
      }
    }
    return lineage;
  }
}
