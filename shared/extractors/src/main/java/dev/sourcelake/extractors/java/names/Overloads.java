package dev.sourcelake.extractors.java.names;

import java.util.ArrayList;
import java.util.List;

/** Chooses the method that a call means among those of its name, as the language does. */
final class Overloads {
  private final Types types;

  Overloads(Types types) {
    this.types = types;
  }

  /** Whether one of the methods takes so many arguments. */
  static boolean takes(List<Declaration> methods, int arguments) {
    for (Declaration each : methods) {
      int parameters = each.parameters.size();
      if (parameters == arguments || (each.isVarargs() && arguments >= parameters - 1)) {
        return true;
      }
      if (each.implicit && each.name.equals("valueOf") && arguments == 1) {
        return true;
      }
    }
    return false;
  }

  /** The method that takes the arguments; null where none or more than one may be meant. */
  Declaration choose(List<Declaration> methods, List<Shape> arguments) {
    if (methods.size() == 1) {
      return takes(methods, arguments.size()) ? methods.getFirst() : null;
    }
    for (Phase phase : Phase.values()) {
      List<Declaration> applicable = applicable(methods, arguments, phase);
      if (!applicable.isEmpty()) {
        return mostSpecific(applicable, arguments, phase);
      }
    }
    return null;
  }

  /** The language looks for methods without boxing first, then with it, then by varargs. */
  private enum Phase {
    STRICT,
    LOOSE,
    VARARGS
  }

  private List<Declaration> applicable(
      List<Declaration> methods, List<Shape> arguments, Phase phase) {
    List<Declaration> applicable = new ArrayList<>();
    for (Declaration each : methods) {
      if (isApplicable(each, arguments, phase)) {
        applicable.add(each);
      }
    }
    return applicable;
  }

  private boolean isApplicable(Declaration method, List<Shape> arguments, Phase phase) {
    int count = arguments.size();
    List<Shape> parameters = types.parameters(method);
    boolean varargs = phase == Phase.VARARGS;
    if (varargs
        ? !method.isVarargs() || count < parameters.size() - 1
        : count != parameters.size()) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      Conversion conversion =
          Conversion.of(arguments.get(i), parameter(parameters, i, varargs), types);
      if (conversion == Conversion.IMPOSSIBLE
          || (conversion == Conversion.BOXED && phase == Phase.STRICT)) {
        return false;
      }
    }
    return true;
  }

  private static Shape parameter(List<Shape> parameters, int index, boolean varargs) {
    return varargs && index >= parameters.size() - 1
        ? parameters.getLast().withDimensions(-1)
        : parameters.get(index);
  }

  private Declaration mostSpecific(
      List<Declaration> applicable, List<Shape> arguments, Phase phase) {
    if (applicable.size() == 1) {
      return applicable.getFirst();
    }
    boolean varargs = phase == Phase.VARARGS;
    Declaration found = null;
    for (Declaration each : applicable) {
      if (isMostSpecific(each, applicable, arguments, varargs)) {
        if (found != null) {
          return null;
        }
        found = each;
      }
    }
    if (found != null && isSure(found, applicable, arguments, varargs)) {
      return found;
    }
    return varargs ? null : onlyWithoutVarargs(applicable);
  }

  /** Hardly anybody passes an array for {@code T...} where a method takes a single {@code T}. */
  private static Declaration onlyWithoutVarargs(List<Declaration> applicable) {
    Declaration only = null;
    for (Declaration each : applicable) {
      if (!each.isVarargs()) {
        if (only != null) {
          return null;
        }
        only = each;
      }
    }
    return only;
  }

  private boolean isMostSpecific(
      Declaration method, List<Declaration> all, List<Shape> arguments, boolean varargs) {
    List<Shape> own = types.parameters(method);
    for (Declaration other : all) {
      List<Shape> others = types.parameters(other);
      for (int i = 0; other != method && i < Math.max(arguments.size(), 1); i++) {
        if (own.isEmpty() || others.isEmpty()) {
          continue;
        }
        Shape from = parameter(own, i, varargs);
        Shape to = parameter(others, i, varargs);
        Conversion conversion = Conversion.of(from, to, types);
        if (conversion != Conversion.POSSIBLE && !from.equals(to)) {
          return false;
        }
      }
    }
    return true;
  }

  /** An argument of unknown type may mean another method, unless all have the same type there. */
  private boolean isSure(
      Declaration chosen, List<Declaration> all, List<Shape> arguments, boolean varargs) {
    List<Shape> own = types.parameters(chosen);
    for (int i = 0; i < arguments.size(); i++) {
      if (Conversion.of(arguments.get(i), parameter(own, i, varargs), types) == Conversion.UNSURE) {
        for (Declaration other : all) {
          if (!parameter(types.parameters(other), i, varargs).equals(parameter(own, i, varargs))) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
