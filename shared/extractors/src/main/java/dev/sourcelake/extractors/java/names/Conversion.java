package dev.sourcelake.extractors.java.names;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether an argument can be passed for a parameter, as far as the file shows both types. */
enum Conversion {
  IMPOSSIBLE,
  /** By boxing or unboxing only. */
  BOXED,
  /** Perhaps: one of the types, or what it inherits, is not known. */
  UNSURE,
  POSSIBLE;

  /** Primitive types from the narrowest numeric one; {@code char} widens to {@code int}. */
  private static final List<String> NUMERIC =
      List.of("byte", "short", "int", "long", "float", "double");

  private static final Map<String, String> BOXES =
      Map.of(
          "boolean", "Boolean",
          "byte", "Byte",
          "short", "Short",
          "char", "Character",
          "int", "Integer",
          "long", "Long",
          "float", "Float",
          "double", "Double");

  /** Final classes of the language: no other type of a file is one of them. */
  private static final Set<String> FINAL = finalTypes();

  /** How many parameters the functions of well-known interfaces have. */
  private static final Map<String, Integer> FUNCTIONS = functions();

  private static Set<String> finalTypes() {
    Set<String> all = new java.util.HashSet<>(BOXES.values());
    all.addAll(List.of("String", "Class", "StringBuilder", "StringBuffer", "Void", "Locale"));
    return Set.copyOf(all);
  }

  private static Map<String, Integer> functions() {
    Map<String, Integer> arities = new HashMap<>();
    String[] byArity = {
      "Callable Runnable Supplier BooleanSupplier IntSupplier LongSupplier DoubleSupplier",
      "Consumer Function Predicate UnaryOperator IntFunction LongFunction DoubleFunction"
          + " IntConsumer LongConsumer DoubleConsumer IntPredicate LongPredicate DoublePredicate"
          + " IntUnaryOperator LongUnaryOperator DoubleUnaryOperator ToIntFunction ToLongFunction"
          + " ToDoubleFunction IntToLongFunction IntToDoubleFunction",
      "BiConsumer BiFunction BiPredicate BinaryOperator Comparator IntBinaryOperator"
          + " LongBinaryOperator DoubleBinaryOperator ToIntBiFunction ToLongBiFunction"
          + " ToDoubleBiFunction ObjIntConsumer ObjLongConsumer ObjDoubleConsumer"
    };
    for (int arity = 0; arity < byArity.length; arity++) {
      for (String name : byArity[arity].split(" ", -1)) {
        arities.put(name, arity);
      }
    }
    return Map.copyOf(arities);
  }

  /** How an argument of one type becomes a parameter of another. */
  static Conversion of(Shape argument, Shape parameter, Types types) {
    if (parameter.kind() == Shape.Kind.UNKNOWN) {
      return UNSURE;
    }
    return switch (argument.kind()) {
      case UNKNOWN, PACKAGE -> UNSURE;
      case NULL -> isPrimitive(parameter) ? IMPOSSIBLE : POSSIBLE;
      case FUNCTION -> ofFunction(argument.dimensions(), parameter, types);
      case PRIMITIVE, DECLARED, OUTSIDE, VARIABLE ->
          argument.dimensions() > 0 || parameter.dimensions() > 0
              ? ofArray(argument, parameter, types)
              : ofValue(argument, parameter, types);
    };
  }

  private static Conversion ofArray(Shape argument, Shape parameter, Types types) {
    int more = argument.dimensions() - parameter.dimensions();
    if (more == 0) {
      Shape from = argument.withDimensions(-argument.dimensions());
      Shape to = parameter.withDimensions(-parameter.dimensions());
      boolean primitive = from.kind() == Shape.Kind.PRIMITIVE || to.kind() == Shape.Kind.PRIMITIVE;
      return primitive ? (from.equals(to) ? POSSIBLE : IMPOSSIBLE) : ofValue(from, to, types);
    }
    if (more < 0) {
      return IMPOSSIBLE;
    }
    boolean any =
        (parameter.kind() == Shape.Kind.VARIABLE && parameter.type() == null)
            || (parameter.kind() == Shape.Kind.OUTSIDE
                && Set.of("Object", "Cloneable", "Serializable").contains(parameter.simpleName()));
    return any ? POSSIBLE : IMPOSSIBLE;
  }

  private static Conversion ofValue(Shape argument, Shape parameter, Types types) {
    if (argument.kind() == Shape.Kind.PRIMITIVE) {
      return ofPrimitive(argument.name(), parameter);
    }
    if (isPrimitive(parameter)) {
      String box = BOXES.get(parameter.name());
      if (argument.kind() == Shape.Kind.OUTSIDE && BOXES.containsValue(argument.simpleName())) {
        String own = unboxed(argument.simpleName());
        return box.equals(argument.simpleName()) || widens(own, parameter.name())
            ? BOXED
            : IMPOSSIBLE;
      }
      return argument.kind() == Shape.Kind.OUTSIDE && argument.isOutside("Object")
          ? IMPOSSIBLE
          : argument.kind() == Shape.Kind.VARIABLE ? UNSURE : IMPOSSIBLE;
    }
    if (parameter.isOutside("Object")
        || (parameter.kind() == Shape.Kind.VARIABLE && parameter.isOutsideBound("Object"))) {
      return POSSIBLE;
    }
    if (argument.type() != null) {
      return ofDeclared(argument.type(), parameter, types);
    }
    if (parameter.type() != null) {
      return FINAL.contains(argument.simpleName())
              || argument.isOutside("Object")
              || argument.isOutsideBound("Object")
          ? IMPOSSIBLE
          : UNSURE;
    }
    return ofOutside(argument, parameter);
  }

  private static Conversion ofOutside(Shape argument, Shape parameter) {
    String from = argument.simpleName();
    String to = parameter.simpleName();
    if (from.equals(to)) {
      return POSSIBLE;
    }
    if (FINAL.contains(to) || from.equals("Object")) {
      return IMPOSSIBLE;
    }
    if (FINAL.contains(from)) {
      return switch (to) {
        case "Comparable", "Serializable", "Constable", "ConstantDesc" -> POSSIBLE;
        case "CharSequence" -> from.startsWith("String") ? POSSIBLE : IMPOSSIBLE;
        case "Number" ->
            BOXES.containsValue(from) && !from.equals("Boolean") && !from.equals("Character")
                ? POSSIBLE
                : IMPOSSIBLE;
        default -> from.startsWith("String") || BOXES.containsValue(from) ? IMPOSSIBLE : UNSURE;
      };
    }
    return UNSURE;
  }

  private static Conversion ofDeclared(DeclaredType argument, Shape parameter, Types types) {
    List<DeclaredType> lineage = argument.lineage(types);
    if (parameter.type() != null) {
      return lineage.contains(parameter.type())
          ? POSSIBLE
          : argument.hasUnknownParent(types) ? UNSURE : IMPOSSIBLE;
    }
    if (FINAL.contains(parameter.simpleName())) {
      return IMPOSSIBLE;
    }
    for (DeclaredType each : lineage) {
      for (Shape parent : types.parents(each)) {
        if (parent.type() == null && parent.simpleName().equals(parameter.simpleName())) {
          return POSSIBLE;
        }
      }
    }
    boolean builtin =
        (argument.kind == DeclaredType.Kind.ENUM || argument.kind == DeclaredType.Kind.RECORD)
            && Set.of("Enum", "Record", "Comparable", "Serializable")
                .contains(parameter.simpleName());
    return builtin ? POSSIBLE : argument.hasUnknownParent(types) ? UNSURE : IMPOSSIBLE;
  }

  private static Conversion ofPrimitive(String from, Shape parameter) {
    return switch (parameter.kind()) {
      case PRIMITIVE ->
          from.equals(parameter.name()) || widens(from, parameter.name()) ? POSSIBLE : IMPOSSIBLE;
      case VARIABLE -> parameter.type() == null ? BOXED : IMPOSSIBLE;
      case OUTSIDE -> {
        String to = parameter.simpleName();
        boolean boxes =
            to.equals(BOXES.get(from))
                || Set.of("Object", "Comparable", "Serializable").contains(to)
                || (to.equals("Number") && !from.equals("boolean") && !from.equals("char"));
        yield boxes ? BOXED : IMPOSSIBLE;
      }
      case DECLARED, FUNCTION, NULL, PACKAGE, UNKNOWN -> IMPOSSIBLE;
    };
  }

  private static Conversion ofFunction(int arity, Shape parameter, Types types) {
    if (parameter.dimensions() > 0) {
      return IMPOSSIBLE;
    }
    return switch (parameter.kind()) {
      case DECLARED -> ofFunction(arity, parameter.type(), types);
      case OUTSIDE -> {
        String name = parameter.simpleName();
        Integer expected = FUNCTIONS.get(name);
        if (expected != null) {
          yield arity < 0 || expected == arity ? POSSIBLE : IMPOSSIBLE;
        }
        yield FINAL.contains(name) || name.equals("Object") ? IMPOSSIBLE : UNSURE;
      }
      case VARIABLE, PRIMITIVE, NULL, FUNCTION, PACKAGE, UNKNOWN -> IMPOSSIBLE;
    };
  }

  private static Conversion ofFunction(int arity, DeclaredType type, Types types) {
    if (type.kind != DeclaredType.Kind.INTERFACE) {
      return IMPOSSIBLE;
    }
    List<Declaration> functions =
        type.lineage(types).stream()
            .flatMap(each -> each.methods.values().stream())
            .flatMap(List::stream)
            .filter(method -> method.isAbstract)
            .toList();
    boolean fits =
        functions.stream().anyMatch(each -> arity < 0 || each.parameters.size() == arity);
    return fits ? POSSIBLE : type.hasUnknownParent(types) ? UNSURE : IMPOSSIBLE;
  }

  private static boolean widens(String from, String to) {
    int target = NUMERIC.indexOf(to);
    int start = from.equals("char") ? NUMERIC.indexOf("short") : NUMERIC.indexOf(from);
    return start >= 0 && target > start;
  }

  private static String unboxed(String box) {
    return BOXES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(box))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                box + " is none of " + Arrays.toString(BOXES.values().toArray())));
  }

  private static boolean isPrimitive(Shape shape) {
    return shape.kind() == Shape.Kind.PRIMITIVE && shape.dimensions() == 0;
  }
}
