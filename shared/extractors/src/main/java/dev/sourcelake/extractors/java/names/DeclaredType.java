package dev.sourcelake.extractors.java.names;

import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.TypeParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A type of the file: what it declares itself, and its parents once they are resolved. */
final class DeclaredType {
  final Kind kind;

  /** Its simple name; null of an anonymous class. */
  final String name;

  /** With dots; null of local types. */
  final String qualifiedName;

  final DeclaredType outer;

  /** Whether it stands in code, so that names around it are in scope where it is resolved. */
  final boolean local;

  final int defId;
  final List<ClassOrInterfaceType> written = new ArrayList<>();
  List<TypeParameter> typeParameters = List.of();
  final Map<String, Declaration> fields = new LinkedHashMap<>();
  final Map<String, List<Declaration>> methods = new LinkedHashMap<>();
  final Map<String, Declaration> types = new LinkedHashMap<>();
  final Map<String, Declaration> variables = new HashMap<>();

  /** Its declared parents; null until they are resolved. */
  List<Shape> parents;

  /** The scope of its members; null until the walk is in it. */
  Scope scope;

  boolean resolving;
  private List<DeclaredType> lineage;

  /** What a type is, as the table of scopes names it. */
  enum Kind {
    CLASS("class"),
    INTERFACE("interface"),
    ENUM("enum"),
    RECORD("record"),
    ANNOTATION_TYPE("annotation_type");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }
  }

  DeclaredType(
      Kind kind, String name, String qualifiedName, DeclaredType outer, boolean local, int defId) {
    this.kind = kind;
    this.name = name;
    this.qualifiedName = qualifiedName;
    this.outer = outer;
    this.local = local;
    this.defId = defId;
  }

  /** This type and its parents in the file, nearest first; {@code types} resolves them. */
  List<DeclaredType> lineage(Types types) {
    if (lineage != null) {
      return lineage;
    }
    List<DeclaredType> found = new ArrayList<>();
    found.add(this);
    boolean whole = true;
    for (int i = 0; i < found.size(); i++) {
      DeclaredType at = found.get(i);
      whole &= !at.resolving;
      for (Shape parent : types.parents(at)) {
        if (parent.type() != null && !found.contains(parent.type())) {
          found.add(parent.type());
        }
      }
    }
    if (whole) {
      lineage = found;
    }
    return found;
  }

  /** Whether a parent is of another file. */
  boolean hasUnknownParent(Types types) {
    for (DeclaredType each : lineage(types)) {
      for (Shape parent : types.parents(each)) {
        if (parent.type() == null) {
          return true;
        }
      }
    }
    return false;
  }

  /** The field of a name, own or inherited in the file; null where there is none. */
  Declaration field(String field, Types types) {
    for (DeclaredType each : lineage(types)) {
      Declaration found = each.fields.get(field);
      if (found != null && (each == this || !found.isPrivate)) {
        return found;
      }
    }
    return null;
  }

  /** The methods of a name, own ones first, inherited ones that are overridden left out. */
  List<Declaration> methods(String method, Types types) {
    List<DeclaredType> all = lineage(types);
    if (all.size() == 1) {
      return methods.getOrDefault(method, List.of());
    }
    List<Declaration> found = new ArrayList<>();
    for (DeclaredType each : all) {
      for (Declaration candidate : each.methods.getOrDefault(method, List.of())) {
        if ((each == this || !candidate.isPrivate)
            && found.stream().noneMatch(own -> Types.overrides(own, candidate))) {
          found.add(candidate);
        }
      }
    }
    return found;
  }

  /** The member type of a name, own or inherited in the file; null where there is none. */
  Declaration memberType(String member, Types types) {
    Declaration own = this.types.get(member);
    if (own != null) {
      return own;
    }
    for (DeclaredType each : lineage(types)) {
      Declaration found = each.types.get(member);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  void addMethod(Declaration method) {
    methods.computeIfAbsent(method.name, n -> new ArrayList<>(1)).add(method);
  }
}
