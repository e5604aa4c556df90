package dev.sourcelake.extractors.java.names;

import static dev.sourcelake.extractors.java.names.Conversion.POSSIBLE;
import static dev.sourcelake.extractors.java.names.Conversion.UNSURE;

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
        boolean varargs = phase == Phase.VARARGS;
        Declaration chosen = mostSpecific(applicable, arguments, varargs);
        // What a later phase would find is meant where an argument turns out not to fit.
        return chosen != null && isSure(chosen, methods, arguments, varargs) ? chosen : null;
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
      List<Declaration> applicable, List<Shape> arguments, boolean varargs) {
    Declaration found = null;
    for (Declaration each : applicable) {
      if (isMostSpecific(each, applicable, arguments, varargs)) {
        if (found != null) {
          return null;
        }
        found = each;
      }
    }
    return found == null && !varargs ? onlyWithoutVarargs(applicable) : found;
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
        // What takes just the argument's type is as specific as can be, whatever else takes it.
        boolean exact = i < arguments.size() && from.equals(arguments.get(i));
        Conversion conversion = from.equals(to) ? POSSIBLE : Conversion.of(from, to, types);
        if (conversion != POSSIBLE && !(exact && conversion == UNSURE)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * An argument of unknown type may mean another method, unless all that may take the arguments
   * have the same type there.
   */
  private boolean isSure(
      Declaration chosen, List<Declaration> all, List<Shape> arguments, boolean varargs) {
    List<Shape> own = types.parameters(chosen);
    for (int i = 0; i < arguments.size(); i++) {
      Shape taken = parameter(own, i, varargs);
      if (Conversion.of(arguments.get(i), taken, types) == UNSURE) {
        for (Declaration other : all) {
          if (other != chosen && mayTake(other, arguments) && !takesAt(other, i, taken)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean mayTake(Declaration method, List<Shape> arguments) {
    return isApplicable(method, arguments, Phase.LOOSE)
        || isApplicable(method, arguments, Phase.VARARGS);
  }

  private boolean takesAt(Declaration method, int index, Shape type) {
    List<Shape> parameters = types.parameters(method);
    return (index < parameters.size() && parameters.get(index).equals(type))
        || (method.isVarargs() && parameter(parameters, index, true).equals(type));
  }
}
