/**
 * Facts of Python, JavaScript, TypeScript and Go by tree-sitter. Query packs (resource files in
 * {@code queries/}) say what is recognised; a {@link dev.sourcelake.extractors.treesitter.Dialect}
 * for each language says what it means.
 */
package dev.sourcelake.extractors.treesitter;
