package dev.sourcelake.extractors.treesitter;

/**
 * A docstring or doc comment.
 *
 * @param start its first byte
 * @param end byte after its last one
 * @param definition what it documents, or null
 * @param format docstring, jsdoc or godoc
 * @param text its text without comment marks and indent
 */
record DocFact(int start, int end, Definition definition, String format, String text) {}
