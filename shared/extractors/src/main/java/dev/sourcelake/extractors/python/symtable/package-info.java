/**
 * Scopes and names of a Python file as CPython's {@code symtable} has them: one pass collects what
 * the source says of each name, a second one decides where each is bound.
 */
package dev.sourcelake.extractors.python.symtable;
