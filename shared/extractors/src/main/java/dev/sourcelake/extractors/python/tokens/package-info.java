/**
 * Tokens that tile a Python file, as CPython's tokenizer cuts it; they need no tree, so that a file
 * which is no Python is tiled as well.
 */
package dev.sourcelake.extractors.python.tokens;
