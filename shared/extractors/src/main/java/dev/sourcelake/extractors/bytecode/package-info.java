/**
 * Facts of class files, read by {@code java.lang.classfile}; no class is ever loaded. A part that
 * is malformed is a diagnostic, and the other parts are read all the same.
 */
package dev.sourcelake.extractors.bytecode;
