package dev.sourcelake.extractors.python.syntax;

/** What is done with the value that an expression stands for. */
public enum Context {
  LOAD,
  STORE,
  DEL
}
