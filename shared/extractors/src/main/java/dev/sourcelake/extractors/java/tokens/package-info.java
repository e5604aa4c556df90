/**
 * Java's tokens, white space and comments included, by a lexer of our own: it needs no tree, so
 * that a file which no parser accepts is tiled as well. Which words of context are keywords, and
 * which {@code >>} is two brackets, is told from the tokens around them.
 */
package dev.sourcelake.extractors.java.tokens;
