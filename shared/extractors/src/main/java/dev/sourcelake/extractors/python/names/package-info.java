/** Occurrences of names in a Python file, and what each is bound to. */
package dev.sourcelake.extractors.python.names;
