package dev.sourcelake.model;

import java.util.Locale;

/**
 * A kind of facts that is planned, fingerprinted and recorded on its own: each has its worklist,
 * its datasets and one ledger row per path. Files are parsed once for all families that want them.
 */
public enum Family {
  /** Lines and encoding of every text file. */
  TEXT,
  /** Definitions, calls, imports and their like, where a full parser reads the language. */
  AST,
  /** Tokens and references. */
  CST,
  /** Facts by tree-sitter grammars and query packs. */
  TREE_SITTER,
  /** Scopes and symbols. */
  SYMTABLE,
  /** Class files. */
  BYTECODE,
  /** Captures of tree-sitter queries that whoever scans brings along. */
  QUERY;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The name in the column {@code extractor}, in fingerprints and in SQL resource names. */
  public String id() {
    return id;
  }

  /** The family with this id. */
  public static Family of(String id) {
    for (Family family : values()) {
      if (family.id.equals(id)) {
        return family;
      }
    }
    throw new IllegalArgumentException("No extractor family is called '" + id + "'");
  }
}
