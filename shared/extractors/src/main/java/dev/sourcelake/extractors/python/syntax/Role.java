package dev.sourcelake.extractors.python.syntax;

import java.util.Locale;

/** Which part of its parent a node is: CPython's name of the field. */
public enum Role {
  BODY,
  TYPE_PARAMS,
  ARGS,
  DECORATOR_LIST,
  RETURNS,
  BASES,
  KEYWORDS,
  VALUE,
  TARGETS,
  TARGET,
  ANNOTATION,
  ITER,
  ORELSE,
  TEST,
  ITEMS,
  SUBJECT,
  CASES,
  EXC,
  CAUSE,
  HANDLERS,
  FINALBODY,
  MSG,
  NAMES,
  LEFT,
  RIGHT,
  OPERAND,
  VALUES,
  KEYS,
  ELT,
  KEY,
  GENERATORS,
  COMPARATORS,
  FUNC,
  FORMAT_SPEC,
  SLICE,
  ELTS,
  LOWER,
  UPPER,
  STEP,
  IFS,
  TYPE,
  POSONLYARGS,
  VARARG,
  KWONLYARGS,
  KW_DEFAULTS,
  KWARG,
  DEFAULTS,
  CONTEXT_EXPR,
  OPTIONAL_VARS,
  PATTERN,
  GUARD,
  CLS,
  PATTERNS,
  KWD_PATTERNS,
  BOUND,
  DEFAULT_VALUE,
  NAME;

  private final String label;

  Role() {
    label = name().toLowerCase(Locale.ROOT);
  }

  /** CPython's name of the field. */
  public String label() {
    return label;
  }
}
