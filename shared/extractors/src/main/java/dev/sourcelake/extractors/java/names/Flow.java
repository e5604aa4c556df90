package dev.sourcelake.extractors.java.names;

import java.util.ArrayList;
import java.util.List;

/**
 * The pattern variables that a condition binds.
 *
 * @param whenTrue those that have a value where it holds
 * @param whenFalse those that have one where it does not
 */
record Flow(List<Declaration> whenTrue, List<Declaration> whenFalse) {
  static final Flow NONE = new Flow(List.of(), List.of());

  static Flow whenTrue(List<Declaration> variables) {
    return variables.isEmpty() ? NONE : new Flow(variables, List.of());
  }

  static Flow whenFalse(List<Declaration> variables) {
    return variables.isEmpty() ? NONE : new Flow(List.of(), variables);
  }

  boolean isEmpty() {
    return whenTrue.isEmpty() && whenFalse.isEmpty();
  }

  Flow negated() {
    List<Declaration> held = whenFalse;
    List<Declaration> failed = whenTrue;
    return new Flow(held, failed);
  }

  /** All of two lists. */
  static List<Declaration> all(List<Declaration> some, List<Declaration> more) {
    if (some.isEmpty() || more.isEmpty()) {
      return some.isEmpty() ? more : some;
    }
    List<Declaration> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
