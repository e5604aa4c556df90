/**
 * Java by JavaParser: one parse of a file, one walk over its tree for all datasets. The parser is
 * set up in one place ({@link dev.sourcelake.extractors.java.ParseSettings}), positions are turned
 * into UTF-8 offsets in one place ({@link dev.sourcelake.extractors.java.ParserText}), and what a
 * name may mean is said by one class ({@link dev.sourcelake.extractors.java.TypeNames}), from the
 * file and its settings alone.
 */
package dev.sourcelake.extractors.java;
