/**
 * Python's syntax tree in the terms of CPython's {@code ast}, made of a tree-sitter tree once for
 * each file: the same node classes, fields and positions.
 */
package dev.sourcelake.extractors.python.syntax;
