package dev.sourcelake.extractors.java;

import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.TypeParameter;
import dev.sourcelake.extractors.Jdk;
import dev.sourcelake.extractors.java.names.ScopedNames;
import dev.sourcelake.model.table.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the name of a type may mean: what is in scope in the file, else a single import, else types
 * of {@code java.lang}, of the own package and of packages imported on demand. A known type of
 * {@code java.lang} comes before the package's, since hardly a package declares its own.
 */
final class TypeNames {
  /** How far bounds of type variables are followed. */
  private static final int MOST_BOUNDS = 8;

  private final String packageName;
  private final ImportTable imports;
  private final Map<String, TypeInfo> topLevel = new HashMap<>();
  private final Map<String, TypeRef> outside = new HashMap<>();
  private final ScopedNames<Bound> scope = new ScopedNames<>();

  /** What a type's simple name is bound to in the file: a type or a type variable. */
  private sealed interface Bound {
    record ToType(TypeRef type) implements Bound {}

    record ToVariable(List<ClassOrInterfaceType> bounds) implements Bound {}
  }

  /** Starts a file; {@code packageName} is empty for the unnamed package. */
  TypeNames(String packageName, ImportTable imports) {
    this.packageName = packageName;
    this.imports = imports;
  }

  /** Declares a type of the file's top level. */
  void addTopLevel(TypeInfo type) {
    topLevel.putIfAbsent(type.simpleName(), type);
  }

  /** Enters a scope; the result goes to {@link #leave}. */
  int enter() {
    return scope.enter();
  }

  /** Leaves a scope. */
  void leave(int mark) {
    scope.leave(mark);
  }

  /** Declares a local type in the innermost scope. */
  void declare(TypeInfo type) {
    scope.declare(type.simpleName(), new Bound.ToType(TypeRef.of(type)));
  }

  /** Declares type variables in the innermost scope. */
  void declare(List<TypeParameter> parameters) {
    for (TypeParameter parameter : parameters) {
      scope.declare(parameter.getNameAsString(), new Bound.ToVariable(parameter.getTypeBound()));
    }
  }

  /** Declares the member types of a type, those of its parents in the file first. */
  void declareMembers(TypeInfo type) {
    for (TypeInfo each : type.lineage(this).reversed()) {
      each.types.values().forEach(this::declare);
    }
  }

  /** Whether the file itself, or a single import, says that the name is a type's. */
  boolean isKnown(String simpleName) {
    return scope.get(simpleName) != null
        || topLevel.containsKey(simpleName)
        || imports.type(simpleName) != null;
  }

  /** What a type written here may be; null for primitive types and types without a name. */
  TypeRef resolve(Type type) {
    return resolve(type, MOST_BOUNDS);
  }

  /** What a name with dots may be as a type written here. */
  TypeRef resolve(String dotted) {
    return resolve(dotted, MOST_BOUNDS);
  }

  /** What a name may be in the head of a type that stands in {@code outer}, which may be null. */
  TypeRef resolveFrom(TypeInfo outer, String dotted) {
    String head = head(dotted);
    for (TypeInfo around = outer; around != null; around = around.outer()) {
      TypeInfo member = member(around, head);
      if (member != null) {
        return rest(TypeRef.of(member), dotted);
      }
    }
    return atTopLevel(head, dotted);
  }

  private TypeRef resolve(Type type, int steps) {
    return switch (type) {
      case ClassOrInterfaceType named -> resolve(named.getNameWithScope(), steps);
      case ArrayType array -> {
        TypeRef element = resolve(array.getElementType(), steps);
        yield element == null ? null : element.withDimensions(array.getArrayLevel());
      }
      default -> null;
    };
  }

  private TypeRef resolve(String dotted, int steps) {
    String head = head(dotted);
    return switch (scope.get(head)) {
      case null -> atTopLevel(head, dotted);
      case Bound.ToType(TypeRef type) -> rest(type, dotted);
      case Bound.ToVariable(List<ClassOrInterfaceType> bounds) -> ofBounds(bounds, steps);
    };
  }

  /** A type variable has the members of all its bounds. */
  private TypeRef ofBounds(List<ClassOrInterfaceType> bounds, int steps) {
    if (bounds.isEmpty() || steps == 0) {
      return TypeRef.OBJECT;
    }
    TypeRef first = resolve(bounds.getFirst(), steps - 1);
    if (bounds.size() == 1) {
      return first;
    }
    List<Candidate> all = new ArrayList<>();
    for (ClassOrInterfaceType bound : bounds) {
      resolve(bound, steps - 1).candidates().forEach(each -> add(all, each.name(), each.source()));
    }
    return new TypeRef(all, null, 0);
  }

  private TypeRef atTopLevel(String head, String dotted) {
    TypeInfo type = topLevel.get(head);
    return type != null
        ? rest(TypeRef.of(type), dotted)
        : outside.computeIfAbsent(dotted, name -> outside(head, name));
  }

  /** The type that the rest of a dotted name leads to from its head. */
  private TypeRef rest(TypeRef head, String dotted) {
    int dot = dotted.indexOf('.');
    TypeRef at = head;
    while (dot >= 0) {
      int next = dotted.indexOf('.', dot + 1);
      String name = dotted.substring(dot + 1, next < 0 ? dotted.length() : next);
      TypeInfo member = at.inFile() == null ? null : member(at.inFile(), name);
      if (member == null) {
        return new TypeRef(append(at.candidates(), dotted.substring(dot)), null, 0);
      }
      at = TypeRef.of(member);
      dot = next;
    }
    return at;
  }

  private TypeInfo member(TypeInfo type, String name) {
    TypeInfo own = type.types.get(name);
    if (own != null || type.supertypes.isEmpty()) {
      return own;
    }
    for (TypeInfo each : type.lineage(this)) {
      if (each.types.containsKey(name)) {
        return each.types.get(name);
      }
    }
    return null;
  }

  /** A type that the file does not declare. */
  private TypeRef outside(String head, String dotted) {
    String rest = dotted.substring(head.length());
    List<Candidate> found = new ArrayList<>();
    String imported = imports.type(head);
    if (imported != null) {
      add(found, imported + rest, "import");
      return new TypeRef(found, null, 0);
    }
    if (!rest.isEmpty() && !head.isEmpty() && !Character.isUpperCase(head.charAt(0))) {
      // A package's name: the type is named in full, which is as good as an import.
      add(found, dotted, "import");
      return new TypeRef(found, null, 0);
    }
    imports.members(head).forEach(member -> add(found, member + rest, "import"));
    if (Jdk.isLangType(head)) {
      add(found, "java.lang." + dotted, "builtin");
    }
    add(found, packageName.isEmpty() ? dotted : packageName + "." + dotted, "package");
    imports.onDemand().forEach(each -> add(found, each + "." + dotted, "wildcard"));
    imports.membersOnDemand().forEach(each -> add(found, each + "." + dotted, "wildcard"));
    return new TypeRef(found, null, 0);
  }

  /** The candidates for a member of each of these types. */
  static List<Candidate> append(List<Candidate> types, String suffix) {
    if (types.size() == 1) {
      Candidate only = types.getFirst();
      return List.of(new Candidate(only.name() + suffix, only.source(), 0));
    }
    List<Candidate> members = new ArrayList<>(types.size());
    types.forEach(type -> add(members, type.name() + suffix, type.source()));
    return members;
  }

  static void add(List<Candidate> found, String name, String source) {
    found.add(new Candidate(name, source, found.size()));
  }

  private static String head(String dotted) {
    int dot = dotted.indexOf('.');
    return dot < 0 ? dotted : dotted.substring(0, dot);
  }
}
