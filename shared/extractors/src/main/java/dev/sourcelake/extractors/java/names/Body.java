package dev.sourcelake.extractors.java.names;

/**
 * Code that has locals of its own: a callable, an initializer, a lambda, a type.
 *
 * @param scope the scope that it opens
 * @param outer what is around it; null at the top
 */
record Body(Scope scope, Body outer) {}
