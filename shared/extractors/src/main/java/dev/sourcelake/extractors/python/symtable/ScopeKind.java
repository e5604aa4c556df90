package dev.sourcelake.extractors.python.symtable;

import java.util.Locale;

/** What opens a scope. */
public enum ScopeKind {
  MODULE,
  CLASS,
  FUNCTION,
  LAMBDA,
  COMPREHENSION,
  ANNOTATION,
  TYPE_PARAMETERS,
  TYPE_ALIAS,
  TYPE_VARIABLE;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** Its name in the table of scopes. */
  public String label() {
    return label;
  }

  /** Whether names that are bound in it can be seen by the scopes in it. */
  boolean isFunctionLike() {
    return this != MODULE && this != CLASS;
  }

  /** Whether it is a function's, a lambda's or a comprehension's: CPython has one kind for them. */
  boolean isFunction() {
    return this == FUNCTION || this == LAMBDA || this == COMPREHENSION;
  }
}
