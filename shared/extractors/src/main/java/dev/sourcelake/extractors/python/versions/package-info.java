/**
 * Which versions of Python take the syntax of a file, against the version that its build asks for.
 */
package dev.sourcelake.extractors.python.versions;
