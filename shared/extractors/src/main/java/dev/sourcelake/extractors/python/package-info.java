/**
 * Python, read in full without an interpreter: a tree-sitter tree becomes a syntax tree in
 * CPython's terms, from which nodes, scopes and symbols come.
 */
package dev.sourcelake.extractors.python;
