package dev.sourcelake.extractors.python.symtable;

/** Where a name of a scope is bound. */
public enum Binding {
  /** In the scope itself. */
  LOCAL,
  /** In the module, by a global statement. */
  GLOBAL_EXPLICIT,
  /** In the module, or built in. */
  GLOBAL_IMPLICIT,
  /** In a scope around it. */
  FREE,
  /** In the scope itself, and seen by one in it. */
  CELL
}
