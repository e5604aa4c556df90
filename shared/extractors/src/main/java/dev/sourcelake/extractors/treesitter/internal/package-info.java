/**
 * tree-sitter over {@code java.lang.foreign}: grammars, compiled queries, and an engine that parses
 * bytes with a deadline and hands over the whole tree as one array. A parse costs a handful of
 * calls into native code, however many nodes the tree has; what the calls do stands in {@code
 * engine.c} of {@code shared/native/grammars}.
 */
package dev.sourcelake.extractors.treesitter.internal;
