package dev.sourcelake.extractors.treesitter;

/**
 * An import.
 *
 * @param start first byte of its span
 * @param end byte after its span
 * @param module the module as written, without quotes and leading dots; may be empty
 * @param moduleNode where that stands, or none
 * @param name the imported name, or null
 * @param nameNode where that stands, or none
 * @param alias the name that it is given, or null
 * @param aliasNode where that stands, or none
 * @param boundName the name that the file knows it by, or null
 * @param target qualified name of what is imported
 * @param boundTarget qualified name of what {@code boundName} stands for, or null
 * @param wildcard whether all names are imported
 * @param relativeLevel leading dots of a relative import
 * @param origin repo, stdlib, dependency or unknown
 * @param typeOnly whether only type checkers see it
 */
record ImportFact(
    int start,
    int end,
    String module,
    int moduleNode,
    String name,
    int nameNode,
    String alias,
    int aliasNode,
    String boundName,
    String target,
    String boundTarget,
    boolean wildcard,
    int relativeLevel,
    String origin,
    boolean typeOnly) {}
